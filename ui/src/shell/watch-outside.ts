// Watches what happens outside the page: time passing, other programs changing the plan, and the person
// leaving the window.

import { saveNow } from "../filter/set-filter";
import * as ipc from "../ipc";
import { beforeClosing } from "../typing/closing";
import type { Store } from "../store/store.svelte";
import { checkForChanges } from "../store/check-for-changes";

/** Milliseconds between two checks for changes by other programs, which are to be seen within a second. */
const CHECK_EVERY = 800;
const MINUTE = 60_000;
/** The last events in a window before it closes. */
const LEFT = ["blur", "pagehide"];

/** Starts watching. Returns a function that stops it. */
export function watchOutside(store: Store): () => void {
  const look = () => void checkForChanges(store);
  const timers = [setInterval(look, CHECK_EVERY), setInterval(() => void tell(store), MINUTE)];
  window.addEventListener("focus", look);
  for (const left of LEFT) window.addEventListener(left, saveNow);
  const release = beforeClosing(async () => saveNow());
  return () => {
    release();
    timers.forEach(clearInterval);
    window.removeEventListener("focus", look);
    for (const left of LEFT) window.removeEventListener(left, saveNow);
  };
}

async function tell(store: Store): Promise<void> {
  try {
    store.plan.now = await ipc.now();
  } catch {
    // The time stays as it is until the plan can be read again.
  }
}
