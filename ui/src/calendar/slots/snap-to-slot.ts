// Snaps a card dropped in a lane to the channel's free slot of that day nearest to the card's time.

import type { Card, Target } from "../../bindings";
import type { Place } from "../grid/geometry";
import { FIRST_TIME } from "../../model/moves";
import type { Store } from "../../store/store.svelte";
import { nearestFree } from "./free-slots";

export class SlotSnap {
  /** The minute found for each cell, so that a frame of a drag only looks it up. */
  #found = new Map<string, number | null>();

  constructor(readonly store: Store) {}

  begin(): void {
    this.#found.clear();
  }

  /** Returns whether the cards and slots of a place are loaded: not right after a step to another week. */
  isReady(place: Place): boolean {
    if (place.kind !== "lane" || place.keepsTime) return true;
    const { from, to } = this.store.calendar;
    const { slots, slotSpan } = this.store.plan;
    if (slots.length === 0) return true;
    const isIn = (span: { from: string; to: string }) => place.date >= span.from && place.date < span.to;
    return isIn({ from, to }) && isIn(slotSpan);
  }

  /** Returns the minute of the slot that a drop snaps to; null if the time stays. */
  minuteAt(card: Card | undefined, place: Place): number | null {
    if (place.kind !== "lane" || place.keepsTime || !this.isReady(place)) return null;
    let minute = this.#found.get(place.cell);
    if (minute === undefined) this.#found.set(place.cell, (minute = this.#find(card, place)));
    return minute;
  }

  #find(card: Card | undefined, { date, channel }: Extract<Place, { kind: "lane" }>): number | null {
    if (card?.date === date && card.channel === channel) return null;
    const { slotSpan, now } = this.store.plan;
    const others = this.store.calendar.cardsInRange.filter((other) => other.id !== card?.id);
    return nearestFree(slotSpan.rows, others, channel, date, card?.minute ?? FIRST_TIME, now);
  }
}

/** Returns the target with the slot's time; the same target if `slot` is null. */
export function inSlot(target: Target, place: Place, slot: number | null): Target {
  if (place.kind !== "lane" || slot === null) return target;
  return { ...target, when: { to: "at", at: { date: place.date, minute: slot } } };
}
