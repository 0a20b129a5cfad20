// The actions on pictures and videos of posts.

import type { Changes, Crop, ItemMediaId, NewPost, PostId, SavedMedia } from "../../bindings";
import * as ipc from "../../ipc";
import { copying } from "../copying.svelte";
import type { Actions } from "./actions";

/** Lets the person choose files and adds them to a post. */
export const chooseMedia = (actions: Actions, post: PostId): Promise<boolean> => copied(actions, () => ipc.chooseMedia(post));

export const addDroppedMedia = (actions: Actions, post: PostId): Promise<boolean> => copied(actions, () => ipc.addDroppedMedia(post));

/** Adds a post with the files that were dropped, as one step of undo. Returns the id of the first post; undefined if none was added. */
export async function addPostWithDropped(actions: Actions, post: NewPost): Promise<PostId | undefined> {
  const made: PostId[] = [];
  await copied(actions, async () => {
    const [changes, ids] = await ipc.addPostWithDroppedMedia(post);
    made.push(...ids);
    return changes;
  });
  return made[0];
}

/** Adds a picture from the clipboard to a post. */
export async function pasteMedia(actions: Actions, post: PostId, file: File): Promise<boolean> {
  const data = await base64Of(file);
  return copied(actions, () => ipc.pasteMedia(post, file.name, data));
}

/** Saves what a post publishes in a folder that the person chooses; null if they cancel or it is refused. */
export async function saveMedia(actions: Actions, post: PostId, keepsPosition: boolean): Promise<SavedMedia | null> {
  try {
    return await copying.run(() => ipc.saveMedia(post, keepsPosition));
  } catch (error) {
    actions.refuse(error);
    return null;
  }
}

export const removeMedia = (actions: Actions, id: ItemMediaId): Promise<boolean> => actions.attempt(() => ipc.removeMedia([id]));

export const placeMedia = (actions: Actions, id: ItemMediaId, place: number): Promise<boolean> =>
  actions.attempt(() => ipc.reorderMedia(id, place));

export const useMedia = (actions: Actions, post: PostId, id: ItemMediaId, isUsed: boolean): Promise<boolean> =>
  actions.attempt(() => ipc.useMedia(post, id, isUsed));

/** Sets which part of a picture a post shows. The picture shows it, so nothing is said. */
export async function cropMedia(actions: Actions, post: PostId, id: ItemMediaId, crop: Crop | null): Promise<void> {
  try {
    await actions.run(() => ipc.setCrops(post, [[id, crop]]), { isQuiet: true });
  } catch (error) {
    actions.refuse(error);
  }
}

export const cropAll = (actions: Actions, post: PostId, crops: [ItemMediaId, Crop | null][]): Promise<boolean> =>
  actions.attempt(() => ipc.setCrops(post, crops));

/** Removes the files that no post uses. */
export const clearUnused = (actions: Actions): Promise<boolean> => actions.attempt(ipc.clearUnused);

/** Runs a change that copies files, and that the person may have cancelled in a dialog of the system; returns false then. */
async function copied(actions: Actions, add: () => Promise<Changes | null>): Promise<boolean> {
  try {
    const changes = await copying.run(add);
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
