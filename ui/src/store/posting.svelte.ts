// How many posts are to be published now, and which of them is wanted in the place at the right.

import type { DueCount, PostId } from "../bindings";
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
  /** Whether the next step gets the focus, since the person asked for it. */
  takesFocus = $state.raw(false);

  /** Shows what is to be published. */
  open(post: PostId | null = null): void {
    this.wanted = post;
    this.takesFocus = true;
    rightPlace.open("posting");
    this.refresh();
  }

  refresh(): void {
    this.turn += 1;
  }
}

export const posting = new Posting();
