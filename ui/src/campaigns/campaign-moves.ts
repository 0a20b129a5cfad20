// The actions on a campaign's bar. The focus follows a moved bar, also to other days, and goes to the
// next bar after a deletion.

import { tick } from "svelte";
import type { Campaign } from "../bindings";
import { dayShort } from "../words/format";
import { m } from "../paraglide/messages";
import type { Actions } from "../store/actions/actions";
import { toast } from "../store/toast.svelte";
import { deleteCampaign, editCampaign } from "../store/actions/campaigns";
import type { BarDrag } from "./bar-drag";
import { daysAfterDrag } from "./campaign-edit";

/** Returns the accessible name of a bar: the campaign's name and days, or its name if it has no days. */
export function campaignDays({ name, first_day, last_day }: Campaign): string {
  const [from, to] = [first_day ?? last_day, last_day ?? first_day];
  return from && to ? m.campaign_days({ name, from: dayShort(from), to: dayShort(to) }) : name;
}

/** Moves a campaign. Returns the moved campaign and a promise of the end; null if nothing moves. */
export function moveCampaign(actions: Actions, { id, part, days }: BarDrag): { moved: Campaign; done: Promise<unknown> } | null {
  const campaign = actions.store.plan.campaigns.find((campaign) => campaign.id === id);
  if (!campaign || days === 0) return null;
  const edit = daysAfterDrag(campaign, part, days);
  const moved = { ...campaign, ...edit };
  toast.announce(campaignDays(moved));
  return { moved, done: editCampaign(actions, campaign, edit) };
}

/** Moves a campaign by key. Keeps the focus on its bar, which an earlier step may only now redraw. */
export async function stepCampaign(actions: Actions, drag: BarDrag): Promise<void> {
  const step = moveCampaign(actions, drag);
  if (!step) return;
  const { moved, done } = step;
  const day = nearestHiddenDay(actions, moved);
  if (day) await actions.show(day);
  await tick();
  const bar = focusBar(moved.id);
  await done;
  await tick();
  if (!bar?.isConnected) focusBar(moved.id);
}

/** Deletes a campaign, and focuses the next bar. */
export async function removeCampaign(actions: Actions, campaign: Campaign): Promise<void> {
  const next = besideBar(campaign.id);
  await deleteCampaign(actions, campaign);
  await tick();
  focusBar(next);
}

/** Returns the day to show if none of a campaign's days are visible: its nearest; null otherwise. */
function nearestHiddenDay({ store }: Actions, { first_day, last_day }: Campaign): string | null {
  const [from, to] = [first_day ?? last_day, last_day ?? first_day];
  if (!from || !to) return null;
  if (from >= store.calendar.to) return from;
  return to < store.calendar.from ? to : null;
}

const bars = () => [...document.querySelectorAll<HTMLElement>('[data-campaign][tabindex="0"]')];

function besideBar(id: string): string | undefined {
  const all = bars().map(({ dataset }) => dataset.campaign);
  const at = all.indexOf(id);
  return all[at + 1] ?? all[at - 1];
}

/** Focuses a campaign's bar, or the button for a new campaign if it isn't drawn. */
function focusBar(id: string | undefined): HTMLElement | null {
  const bar = bars().find(({ dataset }) => dataset.campaign === id);
  const found = bar ?? document.querySelector<HTMLElement>("[data-new-campaign]");
  found?.focus();
  return found;
}
