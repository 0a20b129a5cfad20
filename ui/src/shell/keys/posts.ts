// Handles keys that act on posts: the selected ones, or the focused one.

import type { PostId } from "../../bindings";
import { runByKey } from "../../commands/commands";
import type { CardDrag } from "../../calendar/drag/card-drag";
import type { Arrow } from "../../calendar/grid/steps";
import { focusedPost } from "../../calendar/focus/focused-post";
import type { Actions } from "../../store/actions/actions";
import { deletePosts, duplicatePosts } from "../../store/actions/posts";
import { moveFocus } from "../../calendar/focus/arrow-keys";
import { type FocusPost, focusCard, focusAfterAnswer, focusLastPlace } from "../../calendar/focus/focus-keeper";
import { clearSelection, extendSelection, postsToActOn, toggleSelected } from "../../calendar/selection/select";

/** Handles a key without Ctrl or ⌘ that acts on posts; returns false if it has no meaning. */
export function onPostKey(
  event: KeyboardEvent,
  arrow: Arrow | undefined,
  stage: HTMLElement,
  actions: Actions,
  drag: CardDrag,
): boolean {
  const id = focusedPost();
  if (arrow && event.shiftKey && !event.altKey) return extendTo(stage, actions, arrow);
  if (event.key === " " && id) drag.pickUp(id);
  else if (postsToActOn(actions.store).length === 0) return false;
  else if (event.key === "Delete" || event.key === "Backspace") void removeAndStay(stage, actions);
  else if (event.altKey && arrow) nudge(actions, drag, arrow);
  else return false;
  return true;
}

/** Handles a key pressed with Ctrl or ⌘; returns false if it has no meaning. */
export function onControlKey(event: KeyboardEvent, actions: Actions): boolean {
  const { store } = actions;
  const key = event.key.toLowerCase();
  if (key === "d") return duplicate(actions);
  else if (key === " " && focusedPost()) toggleSelected(store, focusedPost()!);
  else return runByKey(event, actions);
  return true;
}

/** Clears the selection and keeps the focus; returns false if nothing was selected. */
export function endSelection(actions: Actions): boolean {
  return clearSelection(actions.store);
}

function duplicate(actions: Actions): boolean {
  const ids = postsToActOn(actions.store);
  if (ids.length === 0) return false;
  const focus = focusAfterAnswer();
  void duplicatePosts(actions, ids).then((copies) => chooseCopies(actions, copies, focus));
  return true;
}

/** Selects and focuses the copies. */
async function chooseCopies({ store }: Actions, copies: PostId[], focus: FocusPost): Promise<void> {
  if (copies.length > 1) store.selection.selected = new Set(copies);
  if (copies[0]) await focus(copies[0]);
}

/** Deletes the posts, and focuses a card beside them if that leaves nothing focused. */
async function removeAndStay(stage: HTMLElement, actions: Actions): Promise<void> {
  const gone = postsToActOn(actions.store);
  const cards = [...stage.querySelectorAll<HTMLElement>("[data-post]")].map((card) => card.dataset.post as PostId);
  const last = gone.length === 0 ? -1 : cards.lastIndexOf(gone.at(-1)!);
  if (!(await deletePosts(actions, gone)) || document.activeElement !== document.body) return;
  const next = [...cards.slice(last + 1), ...cards.slice(0, Math.max(last, 0)).reverse()];
  if (!next.some(focusCard)) focusLastPlace();
}

/** Moves the posts that have a time by one step. */
function nudge({ store }: Actions, drag: CardDrag, arrow: Arrow): void {
  const ids = postsToActOn(store).filter((id) => store.cards.get(id)?.date);
  const lead = ids.find((id) => id === focusedPost()) ?? ids[0];
  if (lead) drag.nudge(lead, arrow);
}

/** Moves the focus and extends the selection to the card it reaches. Passes over empty cells. */
function extendTo(stage: HTMLElement, { store }: Actions, arrow: Arrow): boolean {
  const view = stage.querySelector<HTMLElement>(".view");
  const from = focusedPost();
  if (!view || !(from || document.activeElement?.matches("[data-cell]"))) return false;
  store.selection.selectedFrom ??= from ?? null;
  if (!moveFocus(view, arrow)) return false;
  const reached = focusedPost();
  if (reached) extendSelection(store, stage, reached);
  return true;
}
