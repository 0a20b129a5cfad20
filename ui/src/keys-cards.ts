// Keys that act on posts: the selected ones, or the one in focus.

import { runByKey } from "./commands";
import type { BoardDrag } from "./drag/board-drag";
import type { Arrow } from "./drag/reducer";
import type { Actions } from "./store/actions";
import { focusPost, moveFocus } from "./views/focus";
import { clear, extend, focusedPost, targets, toggle } from "./views/select";

/** Keys on a focused card; false when they mean nothing there. */
export function onCard(
  event: KeyboardEvent,
  arrow: Arrow | undefined,
  stage: HTMLElement,
  actions: Actions,
  drag: BoardDrag,
): boolean {
  const id = focusedPost();
  if (!id) return false;
  if (event.key === " ") drag.pickUp(id);
  else if (event.key === "Delete" || event.key === "Backspace") removeAndStay(stage, actions);
  else if (event.altKey && arrow) void nudge(actions, arrow);
  else if (event.shiftKey && arrow) return extendTo(stage, actions, id, arrow);
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
  void actions.duplicate(ids).then((copies) => chooseCopies(actions, copies));
  return true;
}

/** The copies are what one goes on with. */
async function chooseCopies({ store }: Actions, copies: string[]): Promise<void> {
  if (copies.length > 1) store.selected = new Set(copies);
  if (copies[0]) await focusPost(copies[0]);
}

function removeAndStay(stage: HTMLElement, actions: Actions): void {
  const gone = targets(actions.store);
  const cards = [...stage.querySelectorAll<HTMLElement>("[data-post]")].map((card) => card.dataset.post!);
  const last = cards.lastIndexOf(gone.at(-1) ?? "");
  const stays = (id: string) => !gone.includes(id);
  const next = cards.slice(last + 1).find(stays) ?? cards.slice(0, Math.max(last, 0)).findLast(stays);
  void actions.remove(gone).then(() => (next ? focusPost(next) : undefined));
}

async function nudge(actions: Actions, arrow: Arrow): Promise<void> {
  const { store } = actions;
  const focused = focusedPost();
  const isByDays = store.view === "month" || store.view === "list";
  const down = arrow === "up" ? -1 : arrow === "down" ? 1 : 0;
  const across = arrow === "left" ? -1 : arrow === "right" ? 1 : 0;
  const days = across + (isByDays ? down * (store.view === "month" ? 7 : 1) : 0);
  const minutes = isByDays ? 0 : down * store.plan.snap;
  const done = actions.move(targets(store), { when: { to: "by", days, minutes } });
  if (focused) await focusPost(focused);
  await done;
  const card = focused && store.cards.get(focused);
  if (card && card.date && !store.isShown(card)) await actions.show(card.date);
  if (focused) await focusPost(focused);
}

function extendTo(stage: HTMLElement, { store }: Actions, id: string, arrow: Arrow): boolean {
  const view = stage.querySelector<HTMLElement>(".view");
  store.selectedFrom ??= id;
  if (!view || !moveFocus(view, arrow)) return false;
  const reached = focusedPost();
  if (reached) extend(store, stage, reached);
  return true;
}
