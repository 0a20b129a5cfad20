// A new post that was left unfinished: the next panel for a new post takes it up, words and all.

import type { Draft } from "./new-post.svelte";

class Kept {
  #draft: Draft | null = null;

  /** Also once the draft that was left while it was created is in the plan. */
  get isEmpty(): boolean {
    return this.#draft?.isSpent ?? true;
  }

  /** False when nothing is lost without it. What its fields refused goes with what was in them. */
  keep(draft: Draft): boolean {
    if (draft.isSpent) return false;
    draft.refusals = {};
    this.#draft = draft;
    return true;
  }

  take(): Draft | null {
    const draft = this.isEmpty ? null : this.#draft;
    this.#draft = null;
    return draft;
  }
}

export const kept = new Kept();
