// What a person does to a campaign at its bar, and where the focus is then: it follows a bar that is
// moved, also out of the shown days, and goes to the next where one is deleted.

import { tick } from "svelte";
import type { Campaign } from "../bindings";
import { dayShort } from "../words/format";
import { m } from "../paraglide/messages";
import type { Actions } from "../store/actions/actions";
import { toast } from "../store/toast.svelte";
import { deleteCampaign, editCampaign } from "../store/actions/campaigns";
import type { Hold } from "./bar-drag";
import { dragged } from "./campaign-edit";

/** Name and days, as a bar is called; only the name where it has no days. */
export function campaignDays({ name, first_day, last_day }: Campaign): string {
  const [from, to] = [first_day ?? last_day, last_day ?? first_day];
  return from && to ? m.campaign_days({ name, from: dayShort(from), to: dayShort(to) }) : name;
}

/** The campaign after the move, and when it is done; none where nothing was moved. */
export function moveCampaign(actions: Actions, { id, grip, days }: Hold): { moved: Campaign; done: Promise<unknown> } | null {
  const campaign = actions.store.plan.campaigns.find((one) => one.id === id);
  if (!campaign || days === 0) return null;
  const edit = dragged(campaign, grip, days);
  const moved = { ...campaign, ...edit };
  toast.announce(campaignDays(moved));
  return { moved, done: editCampaign(actions, campaign, edit) };
}

/** By key, so that the focus stays on it, though an earlier step that is only now done draws it anew. */
export async function stepCampaign(actions: Actions, hold: Hold): Promise<void> {
  const step = moveCampaign(actions, hold);
  if (!step) return;
  const { moved, done } = step;
  const day = beyond(actions, moved);
  if (day) await actions.show(day);
  await tick();
  const bar = focusBar(moved.id);
  await done;
  await tick();
  if (!bar?.isConnected) focusBar(moved.id);
}

export async function removeCampaign(actions: Actions, campaign: Campaign): Promise<void> {
  const next = besideBar(campaign.id);
  await deleteCampaign(actions, campaign);
  await tick();
  focusBar(next);
}

/** The nearest day of a campaign that is not shown at all. */
function beyond({ store }: Actions, { first_day, last_day }: Campaign): string | null {
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

/** Where no bar is left, the button that makes one has the focus. */
function focusBar(id: string | undefined): HTMLElement | null {
  const bar = bars().find(({ dataset }) => dataset.campaign === id);
  const found = bar ?? document.querySelector<HTMLElement>("[data-new-campaign]");
  found?.focus();
  return found;
}
