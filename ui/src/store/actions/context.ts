// How a component comes by the store and the actions.

import { getContext, setContext } from "svelte";
import { Actions } from "./posts";
import type { Store } from "../store.svelte";

const KEY = Symbol("calendar");

export function provideCalendar(store: Store): Actions {
  return setContext(KEY, new Actions(store));
}

export function useCalendar(): { store: Store; actions: Actions } {
  const actions = getContext<Actions>(KEY);
  return { store: actions.store, actions };
}
