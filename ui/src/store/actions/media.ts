// The actions on pictures and videos of posts.

import type { Changes, Crop, ItemMediaId, PostId } from "../../bindings";
import * as ipc from "../../ipc";
import type { Actions } from "./actions";

/** Lets the person choose files and adds them to a post. */
export const chooseMedia = (actions: Actions, post: PostId): Promise<boolean> => attemptChosen(actions, () => ipc.chooseMedia(post));

export const addDroppedMedia = (actions: Actions, post: PostId): Promise<boolean> =>
  actions.attempt(() => ipc.addDroppedMedia(post));

/** Adds a picture from the clipboard to a post. */
export async function pasteMedia(actions: Actions, post: PostId, file: File): Promise<boolean> {
  const data = await base64Of(file);
  return actions.attempt(() => ipc.pasteMedia(post, file.name, data));
}

export const removeMedia = (actions: Actions, id: ItemMediaId): Promise<boolean> => actions.attempt(() => ipc.removeMedia([id]));

export const placeMedia = (actions: Actions, id: ItemMediaId, place: number): Promise<boolean> =>
  actions.attempt(() => ipc.reorderMedia(id, place));

export const useMedia = (actions: Actions, post: PostId, id: ItemMediaId, isUsed: boolean): Promise<boolean> =>
  actions.attempt(() => ipc.useMedia(post, id, isUsed));

export const cropMedia = (actions: Actions, post: PostId, id: ItemMediaId, crop: Crop | null): Promise<boolean> =>
  actions.attempt(() => ipc.setCrop(post, id, crop));

/** Runs a change that the person may have cancelled in a dialog of the system; returns false then. */
async function attemptChosen(actions: Actions, choose: () => Promise<Changes | null>): Promise<boolean> {
  try {
    const changes = await choose();
    if (changes) await actions.run(async () => changes);
    return changes !== null;
  } catch (error) {
    actions.refuse(error);
    return false;
  }
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
