// A month: six weeks of seven days. Where a day has more cards than its cell has room for, those
// that want something done come first, and what is left out says how many of them it hides.

import type { Card } from "../bindings";
import { isAmiss, isUnapproved } from "../store/statuses";

export interface MonthDay {
  date: string;
  /** By time. */
  cards: Card[];
  /** How many are left out, and how many of them are amiss or not approved yet. */
  more: number;
  pressing: number;
}

const WEEK = 7;

/** `rooms` is how many lines the cells of each week have; all cards of a day in `open` are shown. */
export function monthWeeks(
  cards: readonly Card[],
  weeks: readonly string[][],
  rooms: readonly number[],
  open: ReadonlySet<string>,
): MonthDay[][] {
  const byDate = new Map<string, Card[]>(weeks.flat().map((date) => [date, []]));
  for (const card of cards) byDate.get(card.date!)?.push(card);
  const day = (date: string, room: number) => {
    const all = byDate.get(date)!;
    return open.has(date) || all.length <= room ? whole(date, all) : cut(date, all, room - 1);
  };
  return weeks.map((days, week) => days.map((date) => day(date, rooms[week]!)));
}

export function inWeeks(days: readonly string[]): string[][] {
  return Array.from({ length: days.length / WEEK }, (_, week) => days.slice(week * WEEK, (week + 1) * WEEK));
}

function whole(date: string, cards: Card[]): MonthDay {
  return { date, cards, more: 0, pressing: 0 };
}

/** One line of the cell says what is left out. */
function cut(date: string, all: Card[], room: number): MonthDay {
  const ranked = [...all].sort((a, b) => rank(a) - rank(b));
  const kept = new Set(ranked.slice(0, Math.max(room, 1)));
  const hidden = all.filter((card) => !kept.has(card));
  return {
    date,
    cards: all.filter((card) => kept.has(card)),
    more: hidden.length,
    pressing: hidden.filter((card) => rank(card) < 2).length,
  };
}

function rank(card: Card): number {
  if (isAmiss(card)) return 0;
  return isUnapproved(card) ? 1 : 2;
}
