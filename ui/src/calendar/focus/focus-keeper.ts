// Keeps keyboard focus on a post when its card moves, is redrawn or disappears; falls back to the nearest card
// or cell.

import { tick } from "svelte";
import { afterPaint } from "../../controls/after-paint";
import type { Card, PostId } from "../../bindings";
import { TRAY_CELL } from "../grid/geometry";
import { cellOf } from "../grid/place-of-card";
import { passes } from "../../model/filter";
import type { Actions } from "../../store/actions/actions";
import { focusAndReveal } from "./reveal";

/** Where in the calendar the focus was last. */
export interface LastPlace {
  post: PostId | null;
  cell: string;
  date: string | null;
  hour: number;
  /** Which of the shown days, from 0. */
  day: number;
  /** The posts of the page as they were then. */
  order: PostId[];
}

const NOON = 12;
const LAYERS = "[data-panel], [role=dialog], [role=menu], [role=listbox]";

let seen: LastPlace | null = null;
let calendar: { stage: HTMLElement; actions: Actions } | null = null;

/** Begins to keep the focus from being lost; returns what ends it. */
export function keepFocus(stage: HTMLElement, actions: Actions): () => void {
  calendar = { stage, actions };
  seen = null;
  let current: Element | null = null;
  let layer: Element | null = null;

  const focused = ({ target }: FocusEvent) => {
    current = target as Element;
    layer = current.closest(LAYERS);
    if (stage.contains(current)) see(stage, actions, current);
  };
  const isLost = () => document.activeElement === document.body && current !== null && !current.isConnected;
  /** What had the focus was taken away. What goes on in a panel or a dialog is up to them. */
  const regain = () => {
    if (!isLost()) return;
    current = null;
    if (!layer?.isConnected) focusLastPlace();
  };
  /** Whoever took it away, or closes, may have a better place for it; they have until the next frame. */
  const observer = new MutationObserver(() => {
    if (isLost()) afterPaint(regain);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("focusin", focused);
  return () => {
    observer.disconnect();
    document.removeEventListener("focusin", focused);
  };
}

/** Returns where the focus is in the calendar, or was last. */
export function lastPlace(): LastPlace | null {
  return seen;
}

/** The panel, dialog or menu that has the focus and is not about to close. */
function layerInUse(): Element | null {
  const layer = document.activeElement?.closest(LAYERS);
  return layer && !layer.closest("[data-state=closed]") ? layer : null;
}

/** Focuses a post; `known` is its card where the store may no longer have it. */
export type FocusPost = (id: PostId, known?: Card) => Promise<void>;

/**
 * Returns what focuses a post once the plan has answered. A person who has gone into a panel, a dialog or a menu
 * since this was called keeps the focus there.
 */
export function focusAfterAnswer(): FocusPost {
  const from = layerInUse();
  return (id, known) => restoreFocus(from, id, known);
}

/** Focuses a post wherever it is now: its days are shown, its day of the month or the tray opened. */
export const focusPost: FocusPost = (id, known) => focusAfterAnswer()(id, known);

async function restoreFocus(from: Element | null, id: PostId, known?: Card): Promise<void> {
  await tick();
  const isElsewhere = () => ![null, from].includes(layerInUse());
  if (!calendar || isElsewhere() || focusCard(id)) return;
  const { stage, actions } = calendar;
  const card = actions.store.cards.find(id) ?? known;
  if (card) await bringUp(actions, card);
  if (isElsewhere() || focusCard(id)) return;
  const cell = card && cellOf(actions.store, stage, card);
  if (!cell || !focusAndReveal(find(stage, `[data-cell="${CSS.escape(cell)}"]`))) focusLastPlace();
}

/** Focuses a post if its card is drawn. */
export function focusCard(id: PostId): boolean {
  return focusAndReveal(document.querySelector<HTMLElement>(`[data-post="${CSS.escape(id)}"]`));
}

/** Focuses the place where the focus was last, or the nearest to it. */
export function focusLastPlace(): void {
  if (!calendar) return;
  const { stage, actions } = calendar;
  const drawn = seen && nearestDrawn(stage, actions.store.calendar.days, seen);
  if (drawn ? focusCard(drawn) : seen && focusCell(stage, actions, seen)) return;
  focusAndReveal(find(stage, ".view [data-post][tabindex='0'], .view [data-cell][tabindex='0']"));
}

/** Focuses the calendar after the panel is left: the card of post `id` if it is drawn, otherwise the last place. */
export async function focusCalendar(id: PostId | null): Promise<void> {
  await tick();
  if (id === null || !focusCard(id)) focusLastPlace();
}

/** Focuses the place of a date in the shown view: a card there, or the cell. */
export function focusDate(date: string, hour: number): boolean {
  if (!calendar) return false;
  const cells = [...calendar.stage.querySelectorAll<HTMLElement>(`.view [data-cell][data-date="${date}"]`)];
  const has = ({ dataset }: HTMLElement) =>
    hour >= Number(dataset.hour ?? 0) && hour <= Number(dataset.hourTo ?? dataset.hour ?? 24);
  const cell = cells.find(has) ?? cells[0];
  return focusAndReveal(cell?.querySelector<HTMLElement>("[data-post]") ?? cell);
}

function see(stage: HTMLElement, { store }: Actions, element: Element): void {
  const cell = element.closest<HTMLElement>("[data-cell]");
  if (!cell) return;
  const { date, hour } = cell.dataset;
  const post = (element.closest<HTMLElement>("[data-post]")?.dataset.post as PostId | undefined) ?? null;
  const day = date ? store.calendar.days.indexOf(date) : -1;
  const order = drawnIn(regionOf(stage, cell.dataset.cell!));
  seen = { post, cell: cell.dataset.cell!, date: date ?? null, hour: Number(hour ?? NOON), day, order };
}

async function bringUp(actions: Actions, card: Card): Promise<void> {
  const { store } = actions;
  if (!passes(card, store.calendar.activeFilter)) return;
  if (card.date === null) store.calendar.trayFold.open();
  else if (!store.calendar.isShown(card)) await actions.show(card.date);
  if (card.date !== null && store.calendar.view === "month") store.calendar.openDay(card.date);
  await tick();
}

/** The post itself, else the next of those that were there, else the one before it. */
function nearestDrawn(stage: HTMLElement, days: readonly string[], seen: LastPlace): PostId | undefined {
  const { post, order, cell, date } = seen;
  if (post === null || (date !== null && !days.includes(date))) return undefined;
  const there = new Set(drawnIn(regionOf(stage, cell)));
  const at = order.indexOf(post);
  const isThere = (id: PostId) => there.has(id);
  return order.slice(at).find(isThere) ?? order.slice(0, Math.max(at, 0)).findLast(isThere);
}

function focusCell(stage: HTMLElement, { store }: Actions, { cell, date, day, hour }: LastPlace): boolean {
  if (focusAndReveal(find(stage, `[data-cell="${CSS.escape(cell)}"]`))) return true;
  const shown = date && store.calendar.days.includes(date) ? date : store.calendar.days[day];
  return shown !== undefined && focusDate(shown, hour);
}

/** The tray, or the view beside it. */
function regionOf(stage: HTMLElement, cell: string): HTMLElement {
  return find(stage, cell === TRAY_CELL ? "[data-tray]" : ".view") ?? stage;
}

function drawnIn(stage: HTMLElement): PostId[] {
  return [...stage.querySelectorAll<HTMLElement>("[data-post]")].map((card) => card.dataset.post as PostId);
}

function find(stage: HTMLElement, css: string): HTMLElement | null {
  return stage.querySelector<HTMLElement>(css);
}
