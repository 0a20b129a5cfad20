// Keeps a new post that was left unfinished until the next panel for a new post continues it.

import type { NewPostForm } from "./new-post-form.svelte";

class UnfinishedPost {
  #draft: NewPostForm | null = null;

  /** True if there is no draft, or if it was added to the plan after its panel was closed. */
  get isEmpty(): boolean {
    return this.#draft?.isSpent ?? true;
  }

  /** Keeps a draft without its refusals; returns false if there is nothing to keep. */
  keep(draft: NewPostForm): boolean {
    if (draft.isSpent) return false;
    draft.refusals = {};
    this.#draft = draft;
    return true;
  }

  take(): NewPostForm | null {
    const draft = this.isEmpty ? null : this.#draft;
    this.#draft = null;
    return draft;
  }
}

export const unfinishedPost = new UnfinishedPost();
