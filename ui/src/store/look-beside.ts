// Looks whether another program changed the plan, or its file lost its name.

import type { Store } from "./store.svelte";
import { toast } from "./toast.svelte";

/** Reads the plan again if it changed. Called at intervals, and right after a refused change so that the reason is shown at once. */
export async function lookBeside(store: Store): Promise<void> {
  if (document.hidden) return;
  try {
    if (!(await store.isBehind())) return;
    toast.retire();
    await store.reload();
  } catch {
    // A plan that another program is just writing to is looked at again in a moment.
  }
}
