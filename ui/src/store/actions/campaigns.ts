// What a person does to the days themselves. Each shows at once, is one operation, and goes back
// where the plan refuses it.

import type { Campaign, CampaignEdit, Changes, Overlay, OverlayEdit } from "../../bindings";
import * as ipc from "../../ipc";
import type { Actions } from "./posts";
import { toast } from "../toast.svelte";
import { refusalText } from "../../words/refusals";

/** Quiet forms say themselves what is refused. */
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
  await tried(actions, () => ipc.deleteCampaign(campaign.id));
}

/** An empty text takes the note away. Throws what is refused. */
export async function noteDay(actions: Actions, date: string, text: string): Promise<void> {
  const { store } = actions;
  const before = store.plan.notes;
  const others = before.filter((note) => note.date !== date);
  store.plan.notes = text.trim() ? [...others, { date, text: text.trim() }] : others;
  try {
    await actions.run(() => ipc.noteDay(date, text), true);
  } catch (error) {
    store.plan.notes = before;
    throw error;
  }
}

export async function editOverlay(actions: Actions, overlay: Overlay, edit: OverlayEdit): Promise<void> {
  await actions.run(() => ipc.editOverlay(overlay.id, edit), true);
}

export async function toggleOverlay(actions: Actions, overlay: Overlay): Promise<void> {
  await tried(actions, () => ipc.editOverlay(overlay.id, { shown: !overlay.shown }));
}

export async function deleteOverlay(actions: Actions, overlay: Overlay): Promise<void> {
  await tried(actions, () => ipc.deleteOverlay(overlay.id));
}

/** Lets the person choose a calendar's file. */
export async function addOverlay(actions: Actions): Promise<void> {
  try {
    const changes = await ipc.addOverlay();
    if (changes) await actions.run(async () => changes);
  } catch (error) {
    toast.warn(refusalText(error));
  }
}

/** What an edit says, without what it leaves. */
function given(edit: CampaignEdit): Partial<Campaign> {
  return Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
}

async function tried(actions: Actions, change: () => Promise<Changes>): Promise<void> {
  try {
    await actions.run(change);
  } catch {
    // `run` has said it.
  }
}
