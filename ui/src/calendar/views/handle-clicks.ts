// Handles clicks in the calendar. A click on an empty cell begins a new post there; a click on a card opens
// it, or selects it with Ctrl or Shift. While posts are selected, a click beside them clears the selection.

import type { ChannelId, LocalTime, PostId } from "../../bindings";
import type { Store } from "../../store/store.svelte";
import { FIRST_TIME } from "../../model/moves";
import { clearSelection, extendSelection, toggleSelected } from "../selection/select";
import { slotOfKey } from "../slots/free-slots";

/** Minutes that a click within an hour is rounded down to. */
const STEP = 30;

/** Starts handling clicks inside `stage`. Returns a function that stops it. */
export function handleClicks(stage: HTMLElement, store: Store): () => void {
  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const card = target.closest<HTMLElement>("[data-post]");
    if (card) return onCard(event, stage, store, card.dataset.post as PostId);
    const mark = target.closest<HTMLElement>("[data-slot]");
    if (mark) return beginInSlot(store, mark);
    const isSlot = target.matches("[data-cell][data-date]");
    if (isSlot && !clearSelection(store)) beginPost(store, target as HTMLElement, event.clientY);
  };
  stage.addEventListener("click", click);
  return () => stage.removeEventListener("click", click);
}

function onCard(event: MouseEvent, stage: HTMLElement, store: Store, id: PostId): void {
  if (event.ctrlKey || event.metaKey) return toggleSelected(store, id);
  if (event.shiftKey) return extendSelection(store, stage, id);
  clearSelection(store);
  store.selection.selectedFrom = id;
  store.selection.panel = { kind: "edit", id };
}

/**
 * Begins a new post in a cell. Its time is at the pointer's height `y` within the hour, or the hour itself. A
 * lane has no hours: there it is the first free slot, or nine.
 */
export function beginPost(store: Store, cell: HTMLElement, y?: number): void {
  store.selection.panel = { kind: "new", ...placeInCell(cell, y) };
}

/** Returns the time and the channel of a new post in a cell; null for a channel that the cell doesn't tell. */
export function placeInCell(cell: HTMLElement, y?: number): { at: LocalTime; channel: ChannelId | null } {
  const mark = cell.dataset.hour ? null : cell.querySelector<HTMLElement>("[data-slot]");
  if (mark) return placeOfSlot(mark);
  const channel = (cell.dataset.channel as ChannelId | undefined) ?? null;
  const minute = cell.dataset.hour ? minuteIn(cell, y) : FIRST_TIME;
  return { at: { date: cell.dataset.date!, minute }, channel };
}

function beginInSlot(store: Store, mark: HTMLElement): void {
  store.selection.panel = { kind: "new", ...placeOfSlot(mark) };
}

function placeOfSlot(mark: HTMLElement): { at: LocalTime; channel: ChannelId } {
  const { channel, date, minute } = slotOfKey(mark.dataset.slot!);
  return { at: { date, minute }, channel };
}

function minuteIn(cell: HTMLElement, y?: number): number {
  const from = Number(cell.dataset.hour) * 60;
  const to = (Number(cell.dataset.hourTo ?? cell.dataset.hour) + 1) * 60;
  if (y === undefined) return from;
  const box = cell.getBoundingClientRect();
  const share = Math.min(Math.max((y - box.top) / box.height, 0), 0.999);
  return from + Math.floor((share * (to - from)) / STEP) * STEP;
}
