// The campaign's bar that is held, if one is. A bar of a month is in several rows, and all show it.

import type { Campaign } from "../bindings";
import type { Hold } from "./bar-drag";
import { dragged } from "./campaign-edit";

class HeldBar {
  hold = $state.raw<Hold | null>(null);

  /** The campaigns as they would be if it were let go here. */
  shown(campaigns: readonly Campaign[]): readonly Campaign[] {
    const { hold } = this;
    if (!hold) return campaigns;
    const put = (one: Campaign) => ({ ...one, ...dragged(one, hold.grip, hold.days) });
    return campaigns.map((one) => (one.id === hold.id ? put(one) : one));
  }
}

export const heldBar = new HeldBar();
