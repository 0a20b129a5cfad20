// Finds the post that has the keyboard focus.

import type { PostId } from "../../bindings";

/** Returns the post whose card has the focus; undefined if none has. */
export function focusedPost(): PostId | undefined {
  return document.activeElement?.closest<HTMLElement>("[data-post]")?.dataset.post as PostId | undefined;
}
