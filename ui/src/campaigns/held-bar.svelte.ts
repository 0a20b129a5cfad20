// The campaign's bar that is being dragged. In a month, every row that has a part of the bar shows it.

import type { Campaign } from "../bindings";
import type { BarDrag } from "./bar-drag";
import { daysAfterDrag } from "./campaign-edit";

class HeldBar {
  drag = $state.raw<BarDrag | null>(null);

  /** Returns the campaigns as they would be after a drop here. */
  shown(campaigns: readonly Campaign[]): readonly Campaign[] {
    const { drag } = this;
    if (!drag) return campaigns;
    const put = (campaign: Campaign) => ({ ...campaign, ...daysAfterDrag(campaign, drag.part, drag.days) });
    return campaigns.map((campaign) => (campaign.id === drag.id ? put(campaign) : campaign));
  }
}

export const heldBar = new HeldBar();
