// Keeps the focus on a post that an undo or a redo changes.

import type { Changes } from "../../bindings";
import { focusAfterAnswer } from "./focus-keeper";
import { focusedPost } from "./focused-post";

/** Notes which post has the focus; returns what focuses it again once changes to it have been drawn. */
export function followFocused(): (changes: Changes) => Promise<void> {
  const [focused, focus] = [focusedPost(), focusAfterAnswer()];
  return async ({ cards }) => {
    const isChanged = cards.some(({ id }) => id === focused);
    if (focused && isChanged) await focus(focused);
  };
}
