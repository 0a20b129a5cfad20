// Reads the hours of the second time zone when the visible days change, if there is a second zone.

import type { SecondZoneHours } from "../../bindings";
import * as ipc from "../../ipc";
import type { Store } from "../../store/store.svelte";

/** Returns the current hours, null without a second zone. Must be called while a component is created. */
export function secondZone(store: Store): { readonly now: SecondZoneHours | null } {
  let scale = $state.raw<SecondZoneHours | null>(null);
  $effect(() => {
    const { from, to } = store.calendar;
    let isWanted = store.plan.settings.second_zone !== null;
    if (!isWanted) scale = null;
    else void ipc.secondZoneHours(from, to).then((found) => isWanted && (scale = found), ignore);
    return () => (isWanted = false);
  });
  return {
    get now() {
      return scale;
    },
  };
}

/** Ignores a failure: the second zone's hours are missing until the plan can be read again. */
function ignore(): void {}
