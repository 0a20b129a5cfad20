// Clicking an empty slot begins a new post there; clicking a card opens it, or chooses it with Ctrl
// or Shift. Where posts are chosen, a click beside them lets go of them first.

import type { ChannelId, PostId } from "../../bindings";
import type { Store } from "../../store/store.svelte";
import { FIRST_TIME } from "../../model/moves";
import { clear, extend, toggle } from "../selection/select";
import { slotOf } from "../slots/free-slots";

const STEP = 30;

/** Begins to listen; returns the end of it. */
export function clickToCreate(stage: HTMLElement, store: Store): () => void {
  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const card = target.closest<HTMLElement>("[data-post]");
    if (card) return onCard(event, stage, store, card.dataset.post as PostId);
    const mark = target.closest<HTMLElement>("[data-slot]");
    if (mark) return beginInSlot(store, mark);
    const isSlot = target.matches("[data-cell][data-date]");
    if (isSlot && !clear(store)) begin(store, target as HTMLElement, event.clientY);
  };
  stage.addEventListener("click", click);
  return () => stage.removeEventListener("click", click);
}

function onCard(event: MouseEvent, stage: HTMLElement, store: Store, id: PostId): void {
  if (event.ctrlKey || event.metaKey) return toggle(store, id);
  if (event.shiftKey) return extend(store, stage, id);
  clear(store);
  store.selection.selectedFrom = id;
  store.selection.panel = { kind: "edit", id };
}

/**
 * A new post in a cell; at the height of the pointer within its hour, or at its beginning. A lane has
 * no hours: there it is the first free slot.
 */
export function begin(store: Store, cell: HTMLElement, y?: number): void {
  const mark = cell.dataset.hour ? null : cell.querySelector<HTMLElement>("[data-slot]");
  if (mark) return beginInSlot(store, mark);
  const date = cell.dataset.date!;
  const channel = (cell.dataset.channel as ChannelId | undefined) ?? null;
  const minute = cell.dataset.hour ? minuteIn(cell, y) : FIRST_TIME;
  store.selection.panel = { kind: "new", at: { date, minute }, channel };
}

function beginInSlot(store: Store, mark: HTMLElement): void {
  const { channel, date, minute } = slotOf(mark.dataset.slot!);
  store.selection.panel = { kind: "new", at: { date, minute }, channel };
}

function minuteIn(cell: HTMLElement, y?: number): number {
  const from = Number(cell.dataset.hour) * 60;
  const to = (Number(cell.dataset.hourTo ?? cell.dataset.hour) + 1) * 60;
  if (y === undefined) return from;
  const box = cell.getBoundingClientRect();
  const share = Math.min(Math.max((y - box.top) / box.height, 0), 0.999);
  return from + Math.floor((share * (to - from)) / STEP) * STEP;
}
