// The actions offered when the open plan's file was moved, deleted or replaced.

import * as ipc from "../ipc";
import { m } from "../paraglide/messages";
import { dialogs } from "../store/dialogs.svelte";
import type { Store } from "../store/store.svelte";
import { toast } from "../store/toast.svelte";
import { refusalText } from "../words/refusals";

/** Opens the file that now has the plan's name. Saves the open plan beside it if it would be lost. */
export const openCurrentFile = (store: Store) =>
  choose(store, ipc.switchToReplacement, (kept) => (kept ? m.file_kept_as({ name: kept }) : m.file_opened_current()));

/** Saves the open plan again under its name, which no file has any more. */
export const restoreFile = (store: Store) => choose(store, ipc.restoreFile, () => m.file_saved_again());

async function choose<T>(store: Store, request: () => Promise<T>, message: (answer: T) => string): Promise<void> {
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
