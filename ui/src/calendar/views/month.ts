// A month: six weeks of seven days. A week is as tall as its fullest day needs, and one without posts
// is a thin row. Where that is more than there is room for, crowded weeks share what is left: those that
// want something done stay and the cell grows; only in a day with very many of them are some left out,
// and what is left out then says how many.

import type { Card } from "../../bindings";
import { isGhost } from "./ghosts";
import { isUnapproved } from "../../model/statuses";

export interface MonthDay {
  date: string;
  /** By time. */
  cards: Card[];
  /** How many are left out, and how many of them are amiss or not approved yet. */
  more: number;
  pressing: number;
}

/** Heights in pixels. */
export interface MonthSizes {
  /** Of all weeks together. */
  room: number;
  /** Of a week without cards and campaigns. */
  head: number;
  /** Of a line of campaigns. */
  bar: number;
  /** Of a card with the gap above it: on one line, and with a line for its title. */
  card: number;
  titled: number;
}

/** How many lines of cards a week can't do without, and how many its fullest day has. */
export interface WeekNeed {
  bars: number;
  least: number;
  most: number;
}

/** Returns true for a card that has something wrong with it. */
export type IsAmiss = (card: Card) => boolean;

/** Every day of a month has an entry. */
export type CardsByDate = ReadonlyMap<string, Card[]>;

const WEEK = 7;
/** So many lines a cell grows to for what wants something done. */
const MOST_PRESSING = 12;
/** So many lines a week with posts has in any case. */
const LEAST_LINES = 2;

/** Returns what each week needs; all cards of a day in `open` are needed. */
export function weekNeeds(
  byDate: CardsByDate,
  weeks: readonly string[][],
  bars: readonly number[],
  open: ReadonlySet<string>,
  isAmiss: IsAmiss,
): WeekNeed[] {
  return weeks.map((dates, week) => {
    const days = dates.map((date) => byDate.get(date)!);
    const most = Math.max(...days.map(({ length }) => length));
    const wanted = dates.map((date, day) => (open.has(date) ? days[day]!.length : neededLines(days[day]!, isAmiss)));
    return { bars: bars[week]!, least: Math.min(most, Math.max(LEAST_LINES, ...wanted)), most };
  });
}

/** Returns whether every card has room for a line of its own for the title. */
export function hasTitleLines(needs: readonly WeekNeed[], sizes: MonthSizes): boolean {
  const full = needs.map((need) => heightOf(need, need.most, { ...sizes, card: sizes.titled }));
  return sum(full) <= sizes.room;
}

/** Returns how many lines each week has: line by line, what is left goes to the lowest that still hides one. */
export function sharedLines(needs: readonly WeekNeed[], sizes: MonthSizes): number[] {
  const lines = needs.map(({ least }) => least);
  const height = (week: number) => heightOf(needs[week]!, lines[week]!, sizes);
  let left = sizes.room - sum(needs.map((_, week) => height(week)));
  const hiding = () => needs.flatMap(({ most }, week) => (lines[week]! < most ? [week] : []));
  for (let weeks = hiding(); weeks.length > 0 && left >= sizes.card; weeks = hiding()) {
    const lowest = weeks.reduce((a, b) => (height(b) < height(a) ? b : a));
    lines[lowest]! += 1;
    left -= sizes.card;
  }
  return lines;
}

/** Returns the least height of each week for its number of lines, in pixels. */
export function weekHeights(
  needs: readonly WeekNeed[],
  lines: readonly number[],
  isTitled: boolean,
  sizes: MonthSizes,
): number[] {
  const used = isTitled ? { ...sizes, card: sizes.titled } : sizes;
  return needs.map((need, week) => heightOf(need, lines[week]!, used));
}

/** Returns whether a week is a thin row: it has no posts, and another has. */
export function isThin(needs: readonly WeekNeed[], week: number): boolean {
  return needs[week]!.most === 0 && needs.some(({ most }) => most > 0);
}

/** `rooms` is how many lines the cells of each week have; all cards of a day in `open` are shown. */
export function monthWeeks(
  byDate: CardsByDate,
  weeks: readonly string[][],
  rooms: readonly number[],
  open: ReadonlySet<string>,
  isAmiss: IsAmiss,
): MonthDay[][] {
  const day = (date: string, room: number) => {
    const all = byDate.get(date)!;
    return open.has(date) || all.length <= room ? whole(date, all) : cut(date, all, linesFor(all, room, isAmiss), isAmiss);
  };
  return weeks.map((days, week) => days.map((date) => day(date, rooms[week]!)));
}

export function inWeeks(days: readonly string[]): string[][] {
  return Array.from({ length: days.length / WEEK }, (_, week) => days.slice(week * WEEK, (week + 1) * WEEK));
}

/** Returns the cards of each day of the weeks, in their order. */
export function cardsByDate(cards: readonly Card[], weeks: readonly string[][]): CardsByDate {
  const byDate = new Map<string, Card[]>(weeks.flat().map((date) => [date, []]));
  for (const card of cards) byDate.get(card.date!)?.push(card);
  return byDate;
}

/** The lines of what wants something done, and one that says what is left out. */
function neededLines(all: Card[], isAmiss: IsAmiss): number {
  const lines = Math.min(pressingOf(all, isAmiss), MOST_PRESSING);
  return lines < all.length ? lines + 1 : lines;
}

function heightOf({ bars }: WeekNeed, lines: number, { head, bar, card }: MonthSizes): number {
  return head + bars * bar + lines * card;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function whole(date: string, cards: Card[]): MonthDay {
  return { date, cards, more: 0, pressing: 0 };
}

/** How many cards of a day that has more than `room` are shown; one line says what is left out. */
function linesFor(all: Card[], room: number, isAmiss: IsAmiss): number {
  return Math.max(room - 1, 1, Math.min(pressingOf(all, isAmiss), MOST_PRESSING));
}

function pressingOf(cards: readonly Card[], isAmiss: IsAmiss): number {
  return cards.filter((card) => rank(card, isAmiss) < 2).length;
}

function cut(date: string, all: Card[], lines: number, isAmiss: IsAmiss): MonthDay {
  if (lines >= all.length) return whole(date, all);
  const ranked = [...all].sort((a, b) => rank(a, isAmiss) - rank(b, isAmiss));
  const kept = new Set(ranked.slice(0, lines));
  const hidden = all.filter((card) => !kept.has(card));
  return {
    date,
    cards: all.filter((card) => kept.has(card)),
    more: hidden.length,
    pressing: pressingOf(hidden, isAmiss),
  };
}

/** What is about to come is what a preview is for. */
function rank(card: Card, isAmiss: IsAmiss): number {
  if (isAmiss(card) || isGhost(card)) return 0;
  return isUnapproved(card) ? 1 : 2;
}
