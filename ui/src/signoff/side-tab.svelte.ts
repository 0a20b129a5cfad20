// Which of the tabs beside a post is chosen. The choice holds for every post until the window is closed.

import type { PostId } from "../bindings";
import { textOf } from "../typing/unfinished";

export const SIDE_TABS = ["preview", "comments", "history"] as const;
export type SideTab = (typeof SIDE_TABS)[number];

class ChosenSideTab {
  #chosen = $state.raw<SideTab | null>(null);

  /** Returns the chosen tab. Before the first choice, it is the preview where there is room for it. */
  of(isWide: boolean): SideTab {
    return this.#chosen ?? (isWide ? "preview" : "comments");
  }

  choose(tab: SideTab): void {
    this.#chosen = tab;
  }
}

export const sideTab = new ChosenSideTab();

/** Returns the key under which an unsent comment on a post is kept. */
export const commentKey = (post: PostId) => `post:${post}/comment`;

/** Returns the comment on a post that was typed and not sent yet. */
export const unsentComment = (post: PostId) => textOf(commentKey(post)) ?? "";
