// Keeps the focus on a post that undo or redo changes.

import type { Changes } from "../../bindings";
import { focusAfterAnswer } from "./focus-keeper";
import { focusedPost } from "./focused-post";

/** Remembers the focused post. Returns a function that focuses it again after its changes were drawn. */
export function followFocused(): (changes: Changes) => Promise<void> {
  const [focused, focus] = [focusedPost(), focusAfterAnswer()];
  return async ({ cards }) => {
    const isChanged = cards.some(({ id }) => id === focused);
    if (focused && isChanged) await focus(focused);
  };
}
