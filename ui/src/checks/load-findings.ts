// Keeps what is wrong with the shown posts up to date.

import { afterPaint } from "../controls/after-paint";
import * as ipc from "../ipc";
import type { Store } from "../store/store.svelte";

/** Asks what is wrong once the shown days, or the plan, are drawn anew. Returns what makes the answer come too late. */
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
