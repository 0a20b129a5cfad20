// What a person does to layers: calendars of others behind the posts.

import type { Overlay, OverlayEdit } from "../../bindings";
import * as ipc from "../../ipc";
import { refusalText } from "../../words/refusals";
import { toast } from "../toast.svelte";
import type { Actions } from "./actions";

/** Edits a layer quietly; throws what is refused. */
export async function editOverlay(actions: Actions, overlay: Overlay, edit: OverlayEdit): Promise<void> {
  await actions.run(() => ipc.editOverlay(overlay.id, edit), true);
}

/** Shows or hides a layer. */
export async function toggleOverlay(actions: Actions, overlay: Overlay): Promise<void> {
  await actions.attempt(() => ipc.editOverlay(overlay.id, { shown: !overlay.shown }));
}

export async function deleteOverlay(actions: Actions, overlay: Overlay): Promise<void> {
  await actions.attempt(() => ipc.deleteOverlay(overlay.id));
}

/** Lets the person choose a calendar's file, and adds it. */
export async function addOverlay(actions: Actions): Promise<void> {
  try {
    const changes = await ipc.addOverlay();
    if (changes) await actions.run(async () => changes);
  } catch (error) {
    toast.warn(refusalText(error));
  }
}
