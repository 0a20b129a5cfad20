// Which posting slots are free: those to come in whose minute no post of their channel stands. What is
// skipped stands nowhere. All on the clocks of the plan, as the program behind the page says them.

import type { At, Card, ChannelId, SlotTimes } from "../../bindings";
import { hourCell, laneCell } from "../grid/geometry";

export interface FreeSlot {
  channel: ChannelId;
  date: string;
  minute: number;
}

/** The shown days, and the channels that are switched off. */
export interface Shown {
  from: string;
  to: string;
  hidden: ReadonlySet<string>;
}

/** Has today's date and time. */
export interface Clock {
  now: At;
}

export type FreeByCell = ReadonlyMap<string, readonly FreeSlot[]>;

const NONE: readonly FreeSlot[] = [];
const NOWHERE: FreeByCell = new Map();

/** By the cell of its hour. */
export function freeByHour(rows: readonly SlotTimes[], cards: readonly Card[], shown: Shown, clock: Clock): FreeByCell {
  return byCell(rows, cards, shown, clock, (slot) => hourCell(slot.date, Math.floor(slot.minute / 60)));
}

/** By the cell of its lane and day. */
export function freeByLane(rows: readonly SlotTimes[], cards: readonly Card[], shown: Shown, clock: Clock): FreeByCell {
  return byCell(rows, cards, shown, clock, (slot) => laneCell(slot.date, slot.channel));
}

/** Those of the hours of a row, the earlier first. */
export function ofHours(free: FreeByCell, date: string, from: number, to: number): readonly FreeSlot[] {
  if (free.size === 0) return NONE;
  if (from === to) return free.get(hourCell(date, from)) ?? NONE;
  const hours = Array.from({ length: to - from + 1 }, (_, hour) => from + hour);
  return hours.flatMap((hour) => free.get(hourCell(date, hour)) ?? NONE);
}

export function ofLane(free: FreeByCell, date: string, channel: ChannelId): readonly FreeSlot[] {
  return free.get(laneCell(date, channel)) ?? NONE;
}

/** The minute of the free slot nearest to another minute of the day; the earlier of two as near. */
export function nearestFree(
  rows: readonly SlotTimes[],
  others: readonly Card[],
  channel: ChannelId,
  date: string,
  minute: number,
  now: At,
): number | null {
  const times = rows.find((row) => row.channel === channel)?.times ?? [];
  const taken = new Set(others.filter((card) => isIn(card, channel, date)).map((card) => card.minute));
  const free = times.filter((at) => at.date === date && isAhead(at, now) && !taken.has(at.minute)).map((at) => at.minute);
  const nearer = (a: number, b: number) => Math.abs(a - minute) - Math.abs(b - minute) || a - b;
  return free.sort(nearer)[0] ?? null;
}

/** As the program behind the page has it: a slot of this very minute is gone. */
function isAhead(at: At, now: At): boolean {
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
      if (date < from || date >= to || !isAhead(at, clock.now) || taken.has(key(channel, date, minute))) continue;
      const slot = { channel, date, minute };
      const cell = cellOf(slot);
      const there = found.get(cell);
      if (there) there.push(slot);
      else found.set(cell, [slot]);
    }
  }
  for (const slots of found.values()) slots.sort((a, b) => a.minute - b.minute);
  return found;
}

const keyOfCard = (card: Card) => key(card.channel, card.date!, card.minute!);

export function key(channel: ChannelId, date: string, minute: number): string {
  return `${date}/${minute}/${channel}`;
}

/** The slot that a key names. */
export function slotOf(key: string): FreeSlot {
  const [date, minute, channel] = key.split("/");
  return { date: date!, minute: Number(minute), channel: channel as ChannelId };
}
