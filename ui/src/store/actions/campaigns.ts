// What a person does to campaigns. An edit shows at once, and goes back where the plan refuses it.

import type { Campaign, CampaignEdit } from "../../bindings";
import * as ipc from "../../ipc";
import type { Actions } from "./actions";

/** Edits a campaign; a quiet edit throws what is refused, for a form that shows it itself. */
export async function editCampaign(
  actions: Actions,
  campaign: Campaign,
  edit: CampaignEdit,
  quiet = false,
): Promise<void> {
  const { store } = actions;
  store.plan.putCampaign({ ...campaign, ...given(edit) });
  try {
    const change = () => ipc.editCampaign(campaign.id, edit);
    await actions.run(() => store.pending.during([campaign.id], change), quiet);
  } catch (error) {
    store.plan.putCampaign(campaign);
    await store.settle().catch(() => undefined);
    if (quiet) throw error;
  }
}

export async function deleteCampaign(actions: Actions, campaign: Campaign): Promise<void> {
  await actions.attempt(() => ipc.deleteCampaign(campaign.id));
}

/** Returns what an edit changes, without what it leaves. */
function given(edit: CampaignEdit): Partial<Campaign> {
  return Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
}
