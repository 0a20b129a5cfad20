// Watches what happens outside the page: time passing, other programs changing the plan, and the person
// leaving the window.

import { keep } from "../filter/set-filter";
import * as ipc from "../ipc";
import { beforeClosing } from "../typing/closing";
import type { Store } from "../store/store.svelte";
import { lookBeside } from "../store/look-beside";

/** Milliseconds between two checks for changes by other programs, which are to be seen within a second. */
const EVERY = 800;
const MINUTE = 60_000;
/** The last events in a window before it closes. */
const LEFT = ["blur", "pagehide"];

/** Starts watching. Returns a function that stops it. */
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
    // The time stays as it is until the plan can be read again.
  }
}
