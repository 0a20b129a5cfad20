// Finds the place of a post in the visible view, and the steps of arrow keys there.

import type { Card, ChannelId } from "../../bindings";
import type { Store } from "../../store/store.svelte";
import { TRAY_CELL, type Place, dayPlace, hourCell, lanePlace, statusPlace } from "./geometry";
import { FIRST_TIME } from "../../model/moves";
import type { Steps } from "./steps";

const FINE_STEP = 5;

/** Returns the place of a card. A card in the tray gets the place that keys take it to: nine on the first
    visible day or today. */
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

/** Returns the cell of a card, whether or not the card is drawn. */
export function cellOf(store: Store, stage: HTMLElement, card: Card): string {
  return card.date === null ? TRAY_CELL : placeOf(store, stage, card)!.cell;
}

/** Returns the steps of arrow keys, smaller if `isFine`. `channel` is the card's, which may be archived. */
export function steps(store: Store, stage: HTMLElement, isFine: boolean, channel?: ChannelId): Steps {
  return {
    minutes: isFine ? FINE_STEP : store.plan.settings.snap,
    lanes: lanes(stage, channel),
    days: store.calendar.view === "month" ? 7 : 1,
    last: store.calendar.days.at(-1)!,
  };
}

/** Returns the channels whose lanes a card can be put in: all in use, and its own. */
function lanes(stage: HTMLElement, ownChannel?: ChannelId): ChannelId[] {
  const found = [...stage.querySelectorAll<HTMLElement>("[data-lane]")];
  return found.flatMap(({ dataset }) => (!dataset.closed || dataset.lane === ownChannel ? [dataset.lane as ChannelId] : []));
}

/** Returns the cell that contains an hour, possibly a band that begins earlier. */
export function rowCell(stage: HTMLElement, date: string, minute: number): string {
  const hour = Math.floor(minute / 60);
  const heads = [...stage.querySelectorAll<HTMLElement>("[data-row]")];
  const head = heads.find((row) => hour >= Number(row.dataset.from) && hour <= Number(row.dataset.to));
  return hourCell(date, Number(head?.dataset.from ?? hour));
}
