// Provides the store and the actions to the components of a window.

import { getContext, setContext } from "svelte";
import type { Store } from "../store.svelte";
import { Actions } from "./actions";

const KEY = Symbol("calendar");

export function provideCalendar(store: Store): Actions {
  return setContext(KEY, new Actions(store));
}

export function useCalendar(): { store: Store; actions: Actions } {
  const actions = getContext<Actions>(KEY);
  return { store: actions.store, actions };
}
