// Keys that act on posts: the selected ones, or the one in focus.

import type { PostId } from "../../bindings";
import { runByKey } from "../../commands/commands";
import type { CardDrag } from "../../calendar/drag/card-drag";
import type { Arrow } from "../../calendar/grid/steps";
import { focusedPost } from "../../calendar/focus/focused-post";
import type { Actions } from "../../store/actions/actions";
import { deletePosts, duplicatePosts } from "../../store/actions/posts";
import { moveFocus } from "../../calendar/focus/arrow-keys";
import { type FocusPost, focusCard, focusAfterAnswer, focusLastPlace } from "../../calendar/focus/focus-keeper";
import { clear, extend, targets, toggle } from "../../calendar/selection/select";

/** Keys about the posts that are chosen, or the one in focus; false when they mean nothing. */
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
  else if (targets(actions.store).length === 0) return false;
  else if (event.key === "Delete" || event.key === "Backspace") void removeAndStay(stage, actions);
  else if (event.altKey && arrow) nudge(actions, drag, arrow);
  else return false;
  return true;
}

/** With Ctrl or ⌘; false when it means nothing. */
export function withControl(event: KeyboardEvent, actions: Actions): boolean {
  const { store } = actions;
  const key = event.key.toLowerCase();
  if (key === "d") return duplicate(actions);
  else if (key === " " && focusedPost()) toggle(store, focusedPost()!);
  else return runByKey(event, actions);
  return true;
}

/** Lets go of what is selected, keeping the focus. */
export function letGo(actions: Actions): boolean {
  return clear(actions.store);
}

function duplicate(actions: Actions): boolean {
  const ids = targets(actions.store);
  if (ids.length === 0) return false;
  const focus = focusAfterAnswer();
  void duplicatePosts(actions, ids).then((copies) => chooseCopies(actions, copies, focus));
  return true;
}

/** The copies are what one goes on with. */
async function chooseCopies({ store }: Actions, copies: PostId[], focus: FocusPost): Promise<void> {
  if (copies.length > 1) store.selection.selected = new Set(copies);
  if (copies[0]) await focus(copies[0]);
}

/** Without a focus on them it goes beside the deleted, as it does from a deleted card in focus. */
async function removeAndStay(stage: HTMLElement, actions: Actions): Promise<void> {
  const gone = targets(actions.store);
  const cards = [...stage.querySelectorAll<HTMLElement>("[data-post]")].map((card) => card.dataset.post as PostId);
  const last = gone.length === 0 ? -1 : cards.lastIndexOf(gone.at(-1)!);
  if (!(await deletePosts(actions, gone)) || document.activeElement !== document.body) return;
  const next = [...cards.slice(last + 1), ...cards.slice(0, Math.max(last, 0)).reverse()];
  if (!next.some(focusCard)) focusLastPlace();
}

/** Those without a time have none to go from. */
function nudge({ store }: Actions, drag: CardDrag, arrow: Arrow): void {
  const ids = targets(store).filter((id) => store.cards.get(id)?.date);
  const lead = ids.find((id) => id === focusedPost()) ?? ids[0];
  if (lead) drag.nudge(lead, arrow);
}

/** Goes on over empty cells, to the next card. */
function extendTo(stage: HTMLElement, { store }: Actions, arrow: Arrow): boolean {
  const view = stage.querySelector<HTMLElement>(".view");
  const from = focusedPost();
  if (!view || !(from || document.activeElement?.matches("[data-cell]"))) return false;
  store.selection.selectedFrom ??= from ?? null;
  if (!moveFocus(view, arrow)) return false;
  const reached = focusedPost();
  if (reached) extend(store, stage, reached);
  return true;
}
