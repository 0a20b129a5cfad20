// Keeps the findings about the visible posts up to date.

import { askAfterPaint } from "../controls/after-paint";
import * as ipc from "../ipc";
import type { Store } from "../store/store.svelte";

/** Reads the findings after the next frame. Returns a function that drops an answer still to come. */
export function loadFindings(store: Store): () => void {
  const { from, to } = store.calendar;
  void [store.plan.revision, store.plan.today];
  return askAfterPaint(() => ipc.findings(from, to), (found) => store.findings.take(found));
}
