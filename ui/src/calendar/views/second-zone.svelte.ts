// The second time scale of the shown days, asked for when they change. Off, it asks nothing.

import type { SecondZoneHours } from "../../bindings";
import * as ipc from "../../ipc";
import type { Store } from "../../store/store.svelte";

/** To be called while a component is made. */
export function secondScale(store: Store): { readonly now: SecondZoneHours | null } {
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

/** The hours of the plan stand without those beside them until the plan can be read again. */
function ignore(): void {}
