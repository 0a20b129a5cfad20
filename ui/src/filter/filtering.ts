// Setting the filter: shown at once, and kept in the plan's file for the next start.

import type { Filter } from "../bindings";
import * as ipc from "../ipc";
import type { Store } from "../store/store.svelte";
import { ALL } from "./passes";

/** Typing is kept once it pauses. */
const PAUSE = 200;

let timer = 0;

export function setFilter(store: Store, change: Partial<Filter>): void {
  store.filter = { ...store.filter, ...change };
  clearTimeout(timer);
  timer = window.setTimeout(() => keep(store.filter), PAUSE);
}

export function clearFilter(store: Store): void {
  setFilter(store, ALL);
}

export function toggled<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

function keep(filter: Filter): void {
  ipc.keepFilter(filter).catch(() => {
    // A file that can't be written now has no room for how the window was left either.
  });
}
