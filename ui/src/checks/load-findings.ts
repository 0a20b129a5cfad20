// Keeps the findings about the visible posts up to date.

import { afterPaint } from "../controls/after-paint";
import * as ipc from "../ipc";
import type { Store } from "../store/store.svelte";

/** Reads the findings after the next frame. Returns a function that drops an answer still to come. */
export function loadFindings(store: Store): () => void {
  const { from, to } = store.calendar;
  void [store.plan.revision, store.plan.today];
  let isLatest = true;
  afterPaint(() => {
    if (isLatest) void ask();
  });
  return () => (isLatest = false);

  async function ask() {
    const found = await ipc.findings(from, to).catch(() => null);
    if (found && isLatest) store.findings.take(found);
  }
}
