// Checks whether another program changed the plan, or moved, deleted or replaced its file.

import type { Store } from "./store.svelte";
import { toast } from "./toast.svelte";

/** Reads the plan again if it changed. Called at intervals, and after a refusal to show its cause at once. */
export async function checkForChanges(store: Store): Promise<void> {
  if (document.hidden) return;
  try {
    if (!(await store.needsReload())) return;
    toast.dismissOffer();
    await store.reload();
  } catch {
    // Another program may be writing to the plan. The next check tries again.
  }
}
