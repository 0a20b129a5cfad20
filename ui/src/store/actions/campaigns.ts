// The actions on campaigns. An edit is shown at once, and reverted if the plan refuses it.

import type { Campaign, CampaignEdit } from "../../bindings";
import * as ipc from "../../ipc";
import type { Actions } from "./actions";

/** Edits a campaign. A quiet edit throws a refusal, for forms that show it themselves. */
export async function editCampaign(
  actions: Actions,
  campaign: Campaign,
  edit: CampaignEdit,
  isQuiet = false,
): Promise<void> {
  const { store } = actions;
  store.plan.putCampaign({ ...campaign, ...given(edit) });
  try {
    const change = () => ipc.editCampaign(campaign.id, edit);
    await actions.run(() => store.pending.during([campaign.id], change), { isQuiet });
  } catch (error) {
    store.plan.putCampaign(campaign);
    await store.settle().catch(() => undefined);
    if (isQuiet) throw error;
  }
}

export async function deleteCampaign(actions: Actions, campaign: Campaign): Promise<void> {
  await actions.attempt(() => ipc.deleteCampaign(campaign.id));
}

/** Returns the fields that an edit changes. */
function given(edit: CampaignEdit): Partial<Campaign> {
  return Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
}
