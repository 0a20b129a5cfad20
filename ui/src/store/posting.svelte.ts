// How many posts are to be published now, and which of them is wanted in the place at the right.

import type { DueCount, PostId } from "../bindings";
import { LaterCopy } from "./later-copy";
import { rightPlace } from "./right-place.svelte";

class Posting {
  /** How much is due; null until it was read after the first frame. */
  count = $state.raw<DueCount | null>(null);
  /** Rises when what is due is to be read again. */
  turn = $state.raw(0);
  /** True after a full minute, at which posts become due. */
  isMinute = false;
  /** The post to begin with; null for the first that is due. */
  wanted = $state.raw<PostId | null>(null);
  /** Rises each time the person asks for the place: the next step gets the focus then. */
  asked = $state.raw(0);
  /** Copies the first text of the post that the person has asked for, once it is read. */
  copy: LaterCopy | null = null;
  /** Whether the focus follows the next step, since the person asked for the place or went into it. */
  takesFocus = false;

  /** Shows what is to be published. */
  open(post: PostId | null = null): void {
    this.wanted = post;
    this.takesFocus = true;
    this.asked += 1;
    this.copy?.give(null);
    this.copy = new LaterCopy();
    rightPlace.open("posting");
    this.refresh();
  }

  refresh(): void {
    this.turn += 1;
  }
}

export const posting = new Posting();
