// Notices what happens beside the window: the minutes that pass, other programs that write to the
// same plan, and that it is left.

import { keep } from "../filter/set-filter";
import * as ipc from "../ipc";
import { beforeClosing } from "../typing/closing";
import type { Store } from "../store/store.svelte";
import { lookBeside } from "../store/look-beside";

/** How often another program's change is looked for, so that it is seen within a second. */
const EVERY = 800;
const MINUTE = 60_000;
/** What happens last of all in a window that is closed. */
const LEFT = ["blur", "pagehide"];

/** Begins to watch; returns the end of it. */
export function watch(store: Store): () => void {
  const look = () => void lookBeside(store);
  const timers = [setInterval(look, EVERY), setInterval(() => void tell(store), MINUTE)];
  window.addEventListener("focus", look);
  for (const left of LEFT) window.addEventListener(left, keep);
  const release = beforeClosing(async () => keep());
  return () => {
    release();
    timers.forEach(clearInterval);
    window.removeEventListener("focus", look);
    for (const left of LEFT) window.removeEventListener(left, keep);
  };
}

async function tell(store: Store): Promise<void> {
  try {
    store.plan.now = await ipc.now();
  } catch {
    // The clock stands still until the plan can be read again.
  }
}
