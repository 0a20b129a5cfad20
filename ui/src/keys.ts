// What keys do in the calendar. Typing in a field is left alone, and so is a dialog.

import { addDays } from "./dates";
import type { BoardDrag } from "./drag/board-drag";
import { type Place, lanePlace } from "./drag/geometry";
import { rowCell } from "./drag/hold";
import type { Arrow } from "./drag/reducer";
import type { Actions } from "./store/actions";
import { begin } from "./views/create";
import { focusPost, moveFocus } from "./views/focus";
import { tick } from "svelte";

const ARROWS: Record<string, Arrow> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const WEEK = 7;

/** Begins to listen; returns the end of it. */
export function keys(stage: HTMLElement, actions: Actions, drag: BoardDrag): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isElsewhere(event)) return;
    if (drag.isHolding && !drag.isByKeys) return event.preventDefault();
    const done = drag.isByKeys
      ? held(event, stage, actions, drag)
      : event.ctrlKey || event.metaKey
        ? withControl(event, actions)
        : onCard(event, stage, actions, drag) || alone(event, stage, actions);
    if (done) event.preventDefault();
  };
  window.addEventListener("keydown", press);
  return () => window.removeEventListener("keydown", press);
}

function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target as Element;
  if (target.closest("dialog, [role=dialog], [role=menu], [role=listbox]")) return true;
  const isCommand = event.ctrlKey || event.metaKey || event.key === "Escape";
  if (target.closest("[data-panel]") && !isCommand) return true;
  const isTyping = target.closest("input, textarea, select, [contenteditable]") !== null;
  return isTyping && event.key !== "Escape";
}

/** While a card is held, every key is about it. */
function held(event: KeyboardEvent, stage: HTMLElement, actions: Actions, drag: BoardDrag): boolean {
  const arrow = ARROWS[event.key];
  if (arrow) {
    drag.step(arrow, event.shiftKey);
    if (drag.place) void follow(drag.place, stage, actions, drag);
  } else if (event.key === "PageUp" || event.key === "PageDown") {
    void leaf(event.key === "PageUp" ? -WEEK : WEEK, stage, actions, drag);
  } else if (event.key === "Enter" || event.key === " ") {
    drag.release();
  }
  return true;
}

async function leaf(days: number, stage: HTMLElement, actions: Actions, drag: BoardDrag): Promise<void> {
  const { place } = drag;
  if (!place || place.kind === "tray") return;
  const date = addDays(place.date, days);
  const there = place.kind === "hour" ? { ...place, date } : lanePlace(date, place.channel);
  await follow(there, stage, actions, drag);
}

/** Keeps the held card's target in the shown week, and on a cell that is there. */
async function follow(place: Place, stage: HTMLElement, actions: Actions, drag: BoardDrag): Promise<void> {
  if (place.kind === "tray") return;
  const { store } = actions;
  drag.moveTo(onCell(place, stage));
  if (place.date >= store.from && place.date < store.to) return;
  await actions.show(place.date);
  await tick();
  drag.measureAgain();
  if (drag.place) drag.moveTo(onCell(drag.place, stage));
}

/** The place with the cell that is there for it: a folded hour is in its band. */
function onCell(place: Place, stage: HTMLElement): Place {
  if (place.kind !== "hour") return place;
  return { ...place, cell: rowCell(stage, place.date, place.minute) };
}

function withControl(event: KeyboardEvent, actions: Actions): boolean {
  const key = event.key.toLowerCase();
  if (key === "z") void (event.shiftKey ? actions.redo() : actions.undo());
  else if (key === "y") void actions.redo();
  else if (key === "d") return duplicate(actions);
  else return false;
  return true;
}

function duplicate(actions: Actions): boolean {
  const id = focusedPost();
  if (!id) return false;
  void actions.duplicate([id]).then(([copy]) => (copy ? focusPost(copy) : undefined));
  return true;
}

function onCard(event: KeyboardEvent, stage: HTMLElement, actions: Actions, drag: BoardDrag): boolean {
  const id = focusedPost();
  if (!id) return false;
  const arrow = ARROWS[event.key];
  if (event.key === " ") drag.pickUp(id);
  else if (event.key === "Delete" || event.key === "Backspace") removeAndStay(stage, actions, id);
  else if (event.altKey && arrow) void nudge(actions, id, arrow);
  else return false;
  return true;
}

function removeAndStay(stage: HTMLElement, actions: Actions, id: string): void {
  const cards = [...stage.querySelectorAll<HTMLElement>("[data-post]")].map((card) => card.dataset.post!);
  const next = cards[cards.indexOf(id) + 1] ?? cards[cards.indexOf(id) - 1];
  void actions.remove([id]).then(() => (next ? focusPost(next) : undefined));
}

async function nudge(actions: Actions, id: string, arrow: Arrow): Promise<void> {
  const days = arrow === "left" ? -1 : arrow === "right" ? 1 : 0;
  const minutes = arrow === "up" ? -15 : arrow === "down" ? 15 : 0;
  const done = actions.move([id], { when: { to: "by", days, minutes } });
  await focusPost(id);
  await done;
}

function alone(event: KeyboardEvent, stage: HTMLElement, actions: Actions): boolean {
  const { store } = actions;
  if (event.altKey) return false;
  const arrow = ARROWS[event.key];
  const view = stage.querySelector<HTMLElement>(".view");
  if (arrow) return isInCalendar(stage) && view !== null && moveFocus(view, arrow);
  switch (event.key.toLowerCase()) {
    case "enter":
      return beginHere(store, false);
    case "n":
      return beginHere(store, true);
    case "t":
      return go(actions, store.now.date);
    case "w":
      store.view = "week";
      return true;
    case "c":
      store.view = "channels";
      return true;
    case "[":
      return go(actions, addDays(store.from, -WEEK));
    case "]":
      return go(actions, addDays(store.from, WEEK));
    case "escape":
      return close(store);
  }
  return false;
}

function isInCalendar(stage: HTMLElement): boolean {
  const { activeElement } = document;
  return activeElement === document.body || stage.contains(activeElement);
}

function go(actions: Actions, date: string): boolean {
  void actions.show(date);
  return true;
}

/** A new post in the focused cell; anywhere else only where it was asked for. */
function beginHere(store: Actions["store"], isAsked: boolean): boolean {
  const cell = document.activeElement?.closest<HTMLElement>("[data-cell][data-date]");
  const isOnCard = focusedPost() !== undefined;
  if (cell && (isAsked || !isOnCard)) begin(store, cell);
  else if (isAsked) store.panel = { kind: "new", at: null, channel: null };
  else return false;
  return true;
}

function close(store: Actions["store"]): boolean {
  const { panel } = store;
  if (!panel) return false;
  store.panel = null;
  if (panel.kind === "edit") void focusPost(panel.id);
  return true;
}

function focusedPost(): string | undefined {
  return document.activeElement?.closest<HTMLElement>("[data-post]")?.dataset.post;
}
