// Setting the filter: shown at once, and kept in the plan's file for the next start.

import type { Filter } from "../bindings";
import * as ipc from "../ipc";
import type { Store } from "../store/store.svelte";
import { ALL, existing, isSame } from "../model/filter";

/** Typing is kept once it pauses. */
const PAUSE = 200;

let timer = 0;
/** What is not kept yet. */
let unkept: Filter | null = null;
let kept: Promise<unknown> = Promise.resolve();

export function setFilter(store: Store, change: Partial<Filter>): void {
  store.calendar.filter = { ...store.calendar.filter, ...change };
  unkept = store.calendar.filter;
  clearTimeout(timer);
  if (Object.keys(change).join() !== "text") keep();
  else timer = window.setTimeout(keep, PAUSE);
}

export function clearFilter(store: Store): void {
  setFilter(store, ALL);
}

/** Whether posts are shown just so: what is no longer in the plan asks nothing on either side. */
export function isInForce(store: Store, filter: Filter): boolean {
  return isSame(existing(filter, store.plan), store.calendar.activeFilter);
}

export function toggled<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

/** Now, and not after the pause: the window may be left for good. One after the other, so that the
    last is what stays. */
export function keep(): void {
  clearTimeout(timer);
  if (!unkept) return;
  const filter = unkept;
  unkept = null;
  kept = kept.then(() => ipc.keepFilter(filter)).catch(() => {
    // A file that can't be written now has no room for how the window was left either.
  });
}
