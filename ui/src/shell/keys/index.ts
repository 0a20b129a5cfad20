// Handles keys whose meaning depends on the focus in the calendar. All other keys are in `commands.ts`. Keys
// in text fields and dialogs are ignored.

import { runByKey } from "../../commands/commands";
import type { CardDrag } from "../../calendar/drag/card-drag";
import type { Arrow } from "../../calendar/grid/steps";
import { focusCalendar } from "../../calendar/focus/focus-keeper";
import { onCarryKey } from "./carrying";
import { endSelection, onPostKey, onControlKey } from "./posts";
import { isAlt, isCommand } from "../../controls/modifiers";
import type { Actions } from "../../store/actions/actions";
import { area } from "../../store/area.svelte";
import { dialogs } from "../../store/dialogs.svelte";
import { beginPost } from "../../calendar/views/handle-clicks";
import { moveFocus } from "../../calendar/focus/arrow-keys";

const ARROWS: Record<string, Arrow> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** Starts handling keys. Returns a function that stops it. */
export function handleKeys(stage: HTMLElement, actions: Actions, drag: CardDrag): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isElsewhere(event)) return;
    if (drag.isHolding && !drag.isByKeys) return event.preventDefault();
    const arrow = ARROWS[event.key];
    const done = !area.isCalendar
      ? onAreaKey(event, actions)
      : drag.isByKeys
      ? onCarryKey(event, arrow, stage, actions, drag)
      : isCommand(event)
        ? onControlKey(event, actions)
        : onPostKey(event, arrow, stage, actions, drag) || onPlainKey(event, arrow, stage, actions);
    if (done) event.preventDefault();
  };
  window.addEventListener("keydown", press);
  return () => window.removeEventListener("keydown", press);
}

/** Handles a key in another area than the calendar: its own keys come first, and none acts on cards that nobody sees. */
function onAreaKey(event: KeyboardEvent, actions: Actions): boolean {
  if (isAlt(event)) return false;
  if (event.key === "Escape") return close(actions.store);
  return (!isCommand(event) && area.onKey?.(event) === true) || runByKey(event, actions);
}

function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target as Element;
  if (dialogs.dialog !== null) return true;
  if (target.closest("dialog, [role=dialog], [role=menu], [role=listbox]")) return true;
  const isAbove = isCommand(event) || event.key === "Escape";
  if (target.closest("[data-panel]") && !isAbove) return true;
  if (isAbove && event.key.toLowerCase() === "k") return false;
  const isTyping = target.closest("input, textarea, select, [contenteditable]") !== null;
  return isTyping && event.key !== "Escape";
}

function onPlainKey(
  event: KeyboardEvent,
  arrow: Arrow | undefined,
  stage: HTMLElement,
  actions: Actions,
): boolean {
  if (isAlt(event)) return false;
  if (arrow) return walk(stage, arrow);
  return onPlace(event.key.toLowerCase(), actions) || runByKey(event, actions);
}

function walk(stage: HTMLElement, arrow: Arrow): boolean {
  const view = stage.querySelector<HTMLElement>(".view");
  return isInCalendar(stage) && view !== null && moveFocus(view, arrow);
}

function onPlace(key: string, actions: Actions): boolean {
  switch (key) {
    case "enter":
      return beginHere(actions.store, false);
    case "n":
      return beginHere(actions.store, true);
    case "escape":
      return endSelection(actions) || close(actions.store);
  }
  return false;
}

function isInCalendar(stage: HTMLElement): boolean {
  const { activeElement } = document;
  return activeElement === document.body || stage.contains(activeElement);
}

/**
 * Opens the form for a new post in the focused cell; returns whether it did. If the focus is inside a cell or
 * elsewhere, only if `isAsked`: the key means nothing but a new post.
 */
function beginHere(store: Actions["store"], isAsked: boolean): boolean {
  const { activeElement } = document;
  const cell = activeElement?.closest<HTMLElement>("[data-cell][data-date]");
  if (cell && (isAsked || cell === activeElement)) beginPost(store, cell);
  else if (isAsked) store.selection.panel = { kind: "new", at: null, channel: null };
  else return false;
  return true;
}

function close(store: Actions["store"]): boolean {
  const { panel } = store.selection;
  if (!panel) return false;
  store.selection.panel = null;
  void focusCalendar(panel.kind === "edit" ? panel.id : null);
  return true;
}
