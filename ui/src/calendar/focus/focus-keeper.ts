// Keeps keyboard focus on a post when its card moves, is redrawn or disappears; falls back to the nearest
// card or cell.

import { tick } from "svelte";
import { afterPaint } from "../../controls/after-paint";
import type { Card, PostId } from "../../bindings";
import { TRAY_CELL } from "../grid/geometry";
import { cellOf } from "../grid/place-of-card";
import { passes } from "../../model/filter";
import { area } from "../../store/area.svelte";
import { rightPlace } from "../../store/right-place.svelte";
import type { Actions } from "../../store/actions/actions";
import { focusAndReveal } from "./reveal";

/** The place in the calendar that had the focus last. */
export interface LastPlace {
  post: PostId | null;
  cell: string;
  date: string | null;
  hour: number;
  /** The index of the day among the visible ones, from 0; -1 without a day. */
  day: number;
  /** The posts of the view or the tray as they were ordered then. */
  order: PostId[];
}

const NOON = 12;
const LAYERS = "[data-panel], [role=dialog], [role=menu], [role=listbox]";

let latestPlace: LastPlace | null = null;
let calendar: { stage: HTMLElement; actions: Actions } | null = null;

/** Starts keeping the focus from being lost. Returns a function that stops it. */
export function keepFocus(stage: HTMLElement, actions: Actions): () => void {
  calendar = { stage, actions };
  latestPlace = null;
  let current: Element | null = null;
  let layer: Element | null = null;

  const focused = ({ target }: FocusEvent) => {
    current = target as Element;
    layer = current.closest(LAYERS);
    if (stage.contains(current)) rememberPlace(stage, actions, current);
  };
  const isLost = () => document.activeElement === document.body && current !== null && !current.isConnected;
  /** Focuses the last place after the focused element was removed. Panels and dialogs do that themselves. */
  const regain = () => {
    if (!isLost()) return;
    current = null;
    if (!layer?.isConnected) focusLastPlace();
  };
  /** Waits a frame, since the code that removed the element may move the focus itself. */
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

/** Returns the place in the calendar that has the focus or had it last; null before the first focus. */
export function lastPlace(): LastPlace | null {
  return latestPlace;
}

/** Returns the panel, dialog or menu that has the focus and isn't closing. */
function layerInUse(): Element | null {
  const layer = document.activeElement?.closest(LAYERS);
  return layer && !layer.closest("[data-state=closed]") ? layer : null;
}

/** Focuses a post. `known` is its card, which the store may no longer have. */
export type FocusPost = (id: PostId, known?: Card) => Promise<void>;

/**
 * Returns a function that focuses a post, to be called after the program has answered. If the person has gone
 * into a panel, a dialog or a menu since, the focus stays there.
 */
export function focusAfterAnswer(): FocusPost {
  const from = layerInUse();
  return (id, known) => restoreFocus(from, id, known);
}

/** Focuses a post wherever it is. Shows its days, or opens its day of the month or the tray. */
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

/** Focuses a post's card; returns false if it isn't drawn. */
export function focusCard(id: PostId): boolean {
  return focusAndReveal(document.querySelector<HTMLElement>(`[data-post="${CSS.escape(id)}"]`));
}

/** Focuses the place where the focus was last, or the nearest to it. */
export function focusLastPlace(): void {
  if (!calendar) return;
  const { stage, actions } = calendar;
  const drawn = latestPlace && nearestDrawn(stage, actions.store.calendar.days, latestPlace);
  if (drawn ? focusCard(drawn) : latestPlace && focusCell(stage, actions, latestPlace)) return;
  focusAndReveal(find(stage, ".view [data-post][tabindex='0'], .view [data-cell][tabindex='0']"));
}

/** Focuses the calendar after the panel was closed: the card of post `id` if drawn, else the last place. If the post was
    opened from the place at the right, that is drawn again and takes the focus. In another area its own list takes it. */
export async function focusCalendar(id: PostId | null): Promise<void> {
  await tick();
  if (!area.isCalendar) return area.focusPost?.(id);
  if (id !== null && rightPlace.shown !== null && rightPlace.returnTo === id) return;
  if (id === null || !focusCard(id)) focusLastPlace();
}

/** Focuses a card at a date and hour of the view, or the cell; returns false if there is none. */
export function focusDate(date: string, hour: number): boolean {
  if (!calendar) return false;
  const cells = [...calendar.stage.querySelectorAll<HTMLElement>(`.view [data-cell][data-date="${date}"]`)];
  const has = ({ dataset }: HTMLElement) =>
    hour >= Number(dataset.hour ?? 0) && hour <= Number(dataset.hourTo ?? dataset.hour ?? 24);
  const cell = cells.find(has) ?? cells[0];
  return focusAndReveal(cell?.querySelector<HTMLElement>("[data-post]") ?? cell);
}

function rememberPlace(stage: HTMLElement, { store }: Actions, element: Element): void {
  const cell = element.closest<HTMLElement>("[data-cell]");
  if (!cell) return;
  const { date, hour } = cell.dataset;
  const post = (element.closest<HTMLElement>("[data-post]")?.dataset.post as PostId | undefined) ?? null;
  const day = date ? store.calendar.days.indexOf(date) : -1;
  const order = drawnIn(regionOf(stage, cell.dataset.cell!));
  latestPlace = { post, cell: cell.dataset.cell!, date: date ?? null, hour: Number(hour ?? NOON), day, order };
}

async function bringUp(actions: Actions, card: Card): Promise<void> {
  const { store } = actions;
  if (!passes(card, store.calendar.activeFilter)) return;
  if (card.date === null) {
    rightPlace.close();
    store.calendar.trayFold.open();
  } else if (!store.calendar.isShown(card)) await actions.show(card.date);
  if (card.date !== null && store.calendar.view === "month") store.calendar.openDay(card.date);
  await tick();
}

/** Returns the post itself if it is drawn, else the nearest after it in the earlier order, else before it. */
function nearestDrawn(stage: HTMLElement, days: readonly string[], seen: LastPlace): PostId | undefined {
  const { post, order, cell, date } = seen;
  if (post === null || (date !== null && !days.includes(date))) return undefined;
  const drawn = new Set(drawnIn(regionOf(stage, cell)));
  const at = order.indexOf(post);
  const isDrawn = (id: PostId) => drawn.has(id);
  return order.slice(at).find(isDrawn) ?? order.slice(0, Math.max(at, 0)).findLast(isDrawn);
}

function focusCell(stage: HTMLElement, { store }: Actions, { cell, date, day, hour }: LastPlace): boolean {
  if (focusAndReveal(find(stage, `[data-cell="${CSS.escape(cell)}"]`))) return true;
  const shown = date && store.calendar.days.includes(date) ? date : store.calendar.days[day];
  return shown !== undefined && focusDate(shown, hour);
}

/** Returns the tray if the cell is the tray's, else the view. */
function regionOf(stage: HTMLElement, cell: string): HTMLElement {
  return find(stage, cell === TRAY_CELL ? "[data-tray]" : ".view") ?? stage;
}

function drawnIn(stage: HTMLElement): PostId[] {
  return [...stage.querySelectorAll<HTMLElement>("[data-post]")].map((card) => card.dataset.post as PostId);
}

function find(stage: HTMLElement, css: string): HTMLElement | null {
  return stage.querySelector<HTMLElement>(css);
}
