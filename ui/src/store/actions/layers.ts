// The actions on layers, the calendars that are shown behind the posts.

import type { Layer, LayerEdit } from "../../bindings";
import * as ipc from "../../ipc";
import { refusalText } from "../../words/refusals";
import { toast } from "../toast.svelte";
import type { Actions } from "./actions";

/** Edits a layer; throws a refusal without showing it. */
export async function editLayer(actions: Actions, layer: Layer, edit: LayerEdit): Promise<void> {
  await actions.run(() => ipc.editLayer(layer.id, edit), { isQuiet: true });
}

/** Shows or hides a layer. */
export async function toggleLayer(actions: Actions, layer: Layer): Promise<void> {
  await actions.attempt(() => ipc.editLayer(layer.id, { shown: !layer.shown }));
}

/** Deletes a layer; its calendar file stays. */
export async function deleteLayer(actions: Actions, layer: Layer): Promise<void> {
  await actions.attempt(() => ipc.deleteLayer(layer.id));
}

/** Asks for a calendar file, and adds it as a layer. */
export async function addLayer(actions: Actions): Promise<void> {
  try {
    const changes = await ipc.addLayer();
    if (changes) await actions.run(async () => changes);
  } catch (error) {
    toast.warn(refusalText(error));
  }
}
