// How far a person is in publishing each post by hand, until the window is closed.

import type { DuePost, PostId } from "../bindings";

export interface Progress {
  /** The numbers of the texts that were copied, from 0. */
  copied: ReadonlySet<number>;
  hasShownMedia: boolean;
  hasOpenedPage: boolean;
}

/** What a post's publishing consists of. */
export interface Work {
  texts: number;
  hasMedia: boolean;
  hasPage: boolean;
}

export type Step = { name: "text"; part: number } | { name: "media" | "open" | "done" };

export const NOTHING_DONE: Progress = { copied: new Set(), hasShownMedia: false, hasOpenedPage: false };

/** Returns the step that is next: the first text, the pictures, the page, the other texts, and the address. */
export function nextStep({ texts, hasMedia, hasPage }: Work, { copied, hasShownMedia, hasOpenedPage }: Progress): Step {
  if (texts > 0 && copied.size === 0) return { name: "text", part: 0 };
  if (hasMedia && !hasShownMedia) return { name: "media" };
  if (hasPage && !hasOpenedPage) return { name: "open" };
  for (let part = 0; part < texts; part += 1) if (!copied.has(part)) return { name: "text", part };
  return { name: "done" };
}

/** Returns the texts to publish: those of the post one after the other, and its first comment. */
export const textsOf = ({ parts, first_comment }: DuePost): readonly string[] => (first_comment ? [...parts, first_comment] : parts);

class AllProgress {
  #byPost = $state.raw<ReadonlyMap<PostId, Progress>>(new Map());

  of(post: PostId): Progress {
    return this.#byPost.get(post) ?? NOTHING_DONE;
  }

  note(post: PostId, done: Partial<Progress>): void {
    this.#byPost = new Map([...this.#byPost, [post, { ...this.of(post), ...done }]]);
  }
}

export const progress = new AllProgress();
