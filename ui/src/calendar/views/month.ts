// A month: six weeks of seven days. Where a day has more cards than its cell has room for, those that
// want something done stay and the cell grows; only in a day with very many of them are some left out,
// and what is left out then says how many.

import type { Card } from "../../bindings";
import { isGhost } from "./ghosts";
import { isUnapproved } from "../../model/statuses";
import { isAmiss } from "../../store/clashes.svelte";

export interface MonthDay {
  date: string;
  /** By time. */
  cards: Card[];
  /** How many are left out, and how many of them are amiss or not approved yet. */
  more: number;
  pressing: number;
}

const WEEK = 7;
/** So many lines a cell grows to for what wants something done. */
const MOST_PRESSING = 12;

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
    return open.has(date) || all.length <= room ? whole(date, all) : cut(date, all, linesFor(all, room));
  };
  return weeks.map((days, week) => days.map((date) => day(date, rooms[week]!)));
}

export function inWeeks(days: readonly string[]): string[][] {
  return Array.from({ length: days.length / WEEK }, (_, week) => days.slice(week * WEEK, (week + 1) * WEEK));
}

function whole(date: string, cards: Card[]): MonthDay {
  return { date, cards, more: 0, pressing: 0 };
}

/** How many cards of a day that has more than `room` are shown; one line says what is left out. */
function linesFor(all: Card[], room: number): number {
  const pressing = all.filter((card) => rank(card) < 2).length;
  return Math.max(room - 1, 1, Math.min(pressing, MOST_PRESSING));
}

function cut(date: string, all: Card[], lines: number): MonthDay {
  if (lines >= all.length) return whole(date, all);
  const ranked = [...all].sort((a, b) => rank(a) - rank(b));
  const kept = new Set(ranked.slice(0, lines));
  const hidden = all.filter((card) => !kept.has(card));
  return {
    date,
    cards: all.filter((card) => kept.has(card)),
    more: hidden.length,
    pressing: hidden.filter((card) => rank(card) < 2).length,
  };
}

/** What is about to come is what a preview is for. */
function rank(card: Card): number {
  if (isAmiss(card) || isGhost(card)) return 0;
  return isUnapproved(card) ? 1 : 2;
}
