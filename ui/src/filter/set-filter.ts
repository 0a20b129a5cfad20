// Sets the filter: applies it at once, and keeps it in the plan's file for the next start.

import type { Filter } from "../bindings";
import * as ipc from "../ipc";
import type { Store } from "../store/store.svelte";
import { ALL, existing, isSame } from "../model/filter";

/** Milliseconds without typing before the filter's words are kept. */
const PAUSE = 200;

let timer = 0;
/** The filter if it isn't in the file yet. */
let unsaved: Filter | null = null;
let saved: Promise<unknown> = Promise.resolve();

/** Changes some conditions of the filter. */
export function setFilter(store: Store, change: Partial<Filter>): void {
  store.calendar.filter = { ...store.calendar.filter, ...change };
  unsaved = store.calendar.filter;
  clearTimeout(timer);
  if (Object.keys(change).join() !== "text") saveNow();
  else timer = window.setTimeout(saveNow, PAUSE);
}

export function clearFilter(store: Store): void {
  setFilter(store, ALL);
}

/** Returns whether a filter equals the active one. Conditions about deleted rows are ignored in both. */
export function isActive(store: Store, filter: Filter): boolean {
  return isSame(existing(filter, store.plan), store.calendar.activeFilter);
}

/** Returns the list without a value if it contains it, else with it. */
export function toggleInList<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}

/** Keeps the filter now instead of after the pause, since the window may be closing. Writes one filter after
    the other, so that the last one wins. */
export function saveNow(): void {
  clearTimeout(timer);
  if (!unsaved) return;
  const filter = unsaved;
  unsaved = null;
  saved = saved.then(() => ipc.keepFilter(filter)).catch(() => {
    // The file can't be written. Losing the filter does no harm.
  });
}
