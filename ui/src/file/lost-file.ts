// The actions of the bar and the dialog for an open plan whose file was moved, deleted or replaced.

import * as ipc from "../ipc";
import { m } from "../paraglide/messages";
import { dialogs } from "../store/dialogs.svelte";
import type { Store } from "../store/store.svelte";
import { toast } from "../store/toast.svelte";
import { refusalText } from "../words/refusals";

/** Opens the file that has the plan's name now. Saves the open plan beside it if it would be lost. */
export const openCurrentFile = (store: Store) =>
  perform(store, ipc.switchToReplacement, (kept) => (kept ? m.file_kept_as({ name: kept }) : m.file_opened_current()));

/** Saves the open plan again under its name, after its file was moved or deleted. */
export const restoreFile = (store: Store) => perform(store, ipc.restoreFile, () => m.file_saved_again());

/** Runs a request, then loads the plan again and shows a message about the result. */
async function perform<T>(store: Store, request: () => Promise<T>, message: (answer: T) => string): Promise<void> {
  try {
    const answer = await request();
    dialogs.dialog = null;
    await store.reload();
    toast.say(message(answer));
  } catch (error) {
    toast.warn(refusalText(error));
    await store.needsReload();
  }
}
