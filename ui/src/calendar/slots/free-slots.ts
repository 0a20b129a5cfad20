// Finds free posting slots: future ones without a post of their channel at the same minute. Skipped posts
// don't count. All times are in the plan's time zone, as the program sends them.

import type { Card, ChannelId, LocalTime, SlotTimes } from "../../bindings";
import { hourCell, laneCell } from "../grid/geometry";

export interface FreeSlot {
  channel: ChannelId;
  date: string;
  minute: number;
}

/** The visible days, `to` being the day after the last, and the hidden channels. */
export interface Shown {
  from: string;
  to: string;
  hidden: ReadonlySet<string>;
}

/** Anything with today's date and time. */
export interface Clock {
  now: LocalTime;
}

export type FreeByCell = ReadonlyMap<string, readonly FreeSlot[]>;

const NONE: readonly FreeSlot[] = [];
const NOWHERE: FreeByCell = new Map();

/** Returns the free slots by the cell of their hour. */
export function freeByHour(rows: readonly SlotTimes[], cards: readonly Card[], shown: Shown, clock: Clock): FreeByCell {
  return byCell(rows, cards, shown, clock, (slot) => hourCell(slot.date, Math.floor(slot.minute / 60)));
}

/** Returns the free slots by the cell of their lane and day. */
export function freeByLane(rows: readonly SlotTimes[], cards: readonly Card[], shown: Shown, clock: Clock): FreeByCell {
  return byCell(rows, cards, shown, clock, (slot) => laneCell(slot.date, slot.channel));
}

/** Returns the free slots of a row's hours, `to` included, the earliest first. */
export function freeInHours(free: FreeByCell, date: string, from: number, to: number): readonly FreeSlot[] {
  if (free.size === 0) return NONE;
  if (from === to) return free.get(hourCell(date, from)) ?? NONE;
  const hours = Array.from({ length: to - from + 1 }, (_, hour) => from + hour);
  return hours.flatMap((hour) => free.get(hourCell(date, hour)) ?? NONE);
}

export function freeInLane(free: FreeByCell, date: string, channel: ChannelId): readonly FreeSlot[] {
  return free.get(laneCell(date, channel)) ?? NONE;
}

/** Returns the minute of the free slot nearest to a minute of the day, the earlier of two; null if none. */
export function nearestFree(
  rows: readonly SlotTimes[],
  others: readonly Card[],
  channel: ChannelId,
  date: string,
  minute: number,
  now: LocalTime,
): number | null {
  const times = rows.find((row) => row.channel === channel)?.times ?? [];
  const taken = new Set(others.filter((card) => isIn(card, channel, date)).map((card) => card.minute));
  const free = times.filter((at) => at.date === date && isAhead(at, now) && !taken.has(at.minute)).map((at) => at.minute);
  const nearer = (a: number, b: number) => Math.abs(a - minute) - Math.abs(b - minute) || a - b;
  return free.sort(nearer)[0] ?? null;
}

/** Returns whether a slot is in the future. Like in the program, one at the current minute isn't. */
function isAhead(at: LocalTime, now: LocalTime): boolean {
  return at.date > now.date || (at.date === now.date && at.minute > now.minute);
}

function isIn(card: Card, channel: ChannelId, date: string): boolean {
  return card.channel === channel && card.date === date && card.status !== "skipped";
}

function byCell(
  rows: readonly SlotTimes[],
  cards: readonly Card[],
  { from, to, hidden }: Shown,
  clock: Clock,
  cellOf: (slot: FreeSlot) => string,
): FreeByCell {
  if (rows.length === 0) return NOWHERE;
  const taken = new Set(cards.filter((card) => card.status !== "skipped").map(keyOfCard));
  const found = new Map<string, FreeSlot[]>();
  for (const { channel, times } of rows) {
    if (hidden.has(channel)) continue;
    for (const at of times) {
      const { date, minute } = at;
      if (date < from || date >= to || !isAhead(at, clock.now) || taken.has(slotKey(channel, date, minute))) continue;
      const slot = { channel, date, minute };
      const cell = cellOf(slot);
      const slots = found.get(cell);
      if (slots) slots.push(slot);
      else found.set(cell, [slot]);
    }
  }
  for (const slots of found.values()) slots.sort((a, b) => a.minute - b.minute);
  return found;
}

const keyOfCard = (card: Card) => slotKey(card.channel, card.date!, card.minute!);

/** Returns the key of a slot, for `slotOf`. */
export function slotKey(channel: ChannelId, date: string, minute: number): string {
  return `${date}/${minute}/${channel}`;
}

/** Returns the slot with a key. */
export function slotOfKey(key: string): FreeSlot {
  const [date, minute, channel] = key.split("/");
  return { date: date!, minute: Number(minute), channel: channel as ChannelId };
}
