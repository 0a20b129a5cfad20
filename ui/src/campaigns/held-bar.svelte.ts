// The campaign's bar that is being dragged. In a month, every row that has a part of the bar shows it.

import type { Campaign } from "../bindings";
import type { Hold } from "./bar-drag";
import { dragged } from "./campaign-edit";

class HeldBar {
  hold = $state.raw<Hold | null>(null);

  /** Returns the campaigns as they would be after a drop here. */
  shown(campaigns: readonly Campaign[]): readonly Campaign[] {
    const { hold } = this;
    if (!hold) return campaigns;
    const put = (one: Campaign) => ({ ...one, ...dragged(one, hold.grip, hold.days) });
    return campaigns.map((one) => (one.id === hold.id ? put(one) : one));
  }
}

export const heldBar = new HeldBar();
