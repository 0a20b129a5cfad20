// Saves a file where the person chooses, and says where it is.

import { m } from "../../paraglide/messages";
import { toast } from "../toast.svelte";
import type { Actions } from "./actions";

/** Says where the file is that `save` wrote, or why it was not; nothing if the person cancelled. */
export async function saveFile(actions: Actions, save: () => Promise<{ path: string } | null>): Promise<void> {
  try {
    const saved = await save();
    if (saved) toast.say(m.print_saved({ path: saved.path }));
  } catch (error) {
    actions.refuse(error);
  }
}
