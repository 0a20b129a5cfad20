// Sets the filter: applies it at once, and keeps it in the plan's file for the next start.

import type { Filter } from "../bindings";
import * as ipc from "../ipc";
import type { Store } from "../store/store.svelte";
import { ALL, existing, isSame } from "../model/filter";

/** Milliseconds without typing before the filter's words are kept. */
const PAUSE = 200;

let timer = 0;
/** The filter if it isn't in the file yet. */
let unkept: Filter | null = null;
let kept: Promise<unknown> = Promise.resolve();

/** Changes some conditions of the filter. */
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

/** Returns whether a filter equals the active one. Conditions about deleted rows are ignored in both. */
export function isInForce(store: Store, filter: Filter): boolean {
  return isSame(existing(filter, store.plan), store.calendar.activeFilter);
}

/** Returns the list without a value if it contains it, else with it. */
export function toggled<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

/** Keeps the filter now instead of after the pause, since the window may be closing. Writes one filter after
    the other, so that the last one wins. */
export function keep(): void {
  clearTimeout(timer);
  if (!unkept) return;
  const filter = unkept;
  unkept = null;
  kept = kept.then(() => ipc.keepFilter(filter)).catch(() => {
    // The file can't be written. Losing the filter does no harm.
  });
}
