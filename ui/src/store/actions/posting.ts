// The actions of publishing by hand.

import type { DuePost, PostId } from "../../bindings";
import * as ipc from "../../ipc";
import { posting } from "../posting.svelte";
import type { Actions } from "./actions";

/** Marks a post as published. Throws the refusal of an address, for the field to show. */
export async function publish(actions: Actions, post: PostId, address: string): Promise<void> {
  const changes = await ipc.publish(post, address || null);
  await actions.run(async () => changes);
}

/** Reminds of a post again in some minutes; returns the time, or null if that is refused. */
export async function snooze(actions: Actions, { id }: DuePost, minutes: number): Promise<number | null> {
  try {
    const until = await ipc.snooze(id, minutes);
    posting.refresh();
    return until.minute;
  } catch (error) {
    actions.refuse(error);
    return null;
  }
}
