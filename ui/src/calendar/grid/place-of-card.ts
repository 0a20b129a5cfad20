// Where a post stands in the shown view, and what one step by key is there: for what is held, for
// what is nudged, and for the focus.

import type { Card, ChannelId } from "../../bindings";
import type { Store } from "../../store/store.svelte";
import { TRAY_CELL, type Place, dayPlace, hourCell, lanePlace, statusPlace } from "./geometry";
import { FIRST_TIME } from "../../model/moves";
import type { Steps } from "./steps";

const FINE_STEP = 5;

/** Where a card is; one from the tray begins at nine on the first day shown or today. */
export function placeOf(store: Store, stage: HTMLElement, card: Card | undefined): Place | null {
  if (!card) return null;
  const today = store.calendar.days.includes(store.plan.now.date) ? store.plan.now.date : store.calendar.from;
  const date = card.date ?? today;
  const minute = card.minute ?? FIRST_TIME;
  switch (store.calendar.view) {
    case "channels":
      return lanePlace(date, card.channel);
    case "board":
      return statusPlace(card.status);
    case "month":
    case "list":
      return dayPlace(date);
    case "week":
      return { kind: "hour", date, minute, cell: rowCell(stage, date, minute) };
  }
}

/** The cell that a card is in, or would be. */
export function cellOf(store: Store, stage: HTMLElement, card: Card): string {
  return card.date === null ? TRAY_CELL : placeOf(store, stage, card)!.cell;
}

/** `isFine` asks for the smaller step; `channel` is that of the card, which may be archived. */
export function steps(store: Store, stage: HTMLElement, isFine: boolean, channel?: ChannelId): Steps {
  return {
    minutes: isFine ? FINE_STEP : store.plan.settings.snap,
    lanes: lanes(stage, channel),
    days: store.calendar.view === "month" ? 7 : 1,
    last: store.calendar.days.at(-1)!,
  };
}

/** Those a card can be put in: all in use, and its own. */
function lanes(stage: HTMLElement, own?: ChannelId): ChannelId[] {
  const found = [...stage.querySelectorAll<HTMLElement>("[data-lane]")];
  return found.flatMap(({ dataset }) => (!dataset.closed || dataset.lane === own ? [dataset.lane as ChannelId] : []));
}

/** The cell an hour is in, which may be a band that begins earlier. */
export function rowCell(stage: HTMLElement, date: string, minute: number): string {
  const hour = Math.floor(minute / 60);
  const heads = [...stage.querySelectorAll<HTMLElement>("[data-row]")];
  const head = heads.find((row) => hour >= Number(row.dataset.from) && hour <= Number(row.dataset.to));
  return hourCell(date, Number(head?.dataset.from ?? hour));
}
