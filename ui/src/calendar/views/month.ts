// Lays out a month of six weeks. A week is as tall as its fullest day needs, and one without posts is a thin
// row. If there isn't enough space for that, crowded weeks share it and leave cards out. Cards that need
// attention (with findings, or unapproved) stay, and their cell grows; only days with very many of them leave
// some out. The line that counts the left-out cards counts these, too.

import type { Card } from "../../bindings";
import { isGhost } from "./preview";
import { isUnapproved } from "../../model/statuses";

export interface MonthDay {
  date: string;
  /** The shown cards, by time. */
  cards: Card[];
  /** The number of left-out cards, and of those among them that need attention. */
  more: number;
  needingAttention: number;
}

/** Heights in px. */
export interface MonthSizes {
  /** The height of all weeks together. */
  space: number;
  /** The height of a week without cards and campaigns. */
  head: number;
  /** The height of a line of campaigns. */
  bar: number;
  /** The height of a card with the gap above it: as one line, and with a line for its title. */
  card: number;
  titled: number;
}

/** A week's lines of campaigns, the fewest lines of cards it needs, and the lines of its fullest day. */
export interface WeekNeed {
  bars: number;
  least: number;
  most: number;
}

/** Returns whether a check found something wrong with a card. */
export type HasFinding = (card: Card) => boolean;

/** The cards of a month by date. Every day has an entry. */
export type CardsByDate = ReadonlyMap<string, Card[]>;

const WEEK = 7;
/** The most lines that a cell grows to for cards that need attention. */
const MOST_NEEDING_ATTENTION = 12;
/** The fewest lines of a week with posts. */
const LEAST_LINES = 2;

/** Returns the lines that each week needs. Days in `open` need all their cards. */
export function weekNeeds(
  byDate: CardsByDate,
  weeks: readonly string[][],
  bars: readonly number[],
  open: ReadonlySet<string>,
  hasFinding: HasFinding,
): WeekNeed[] {
  return weeks.map((dates, week) => {
    const days = dates.map((date) => byDate.get(date)!);
    const most = Math.max(...days.map(({ length }) => length));
    const wanted = dates.map((date, day) => (open.has(date) ? days[day]!.length : neededLines(days[day]!, hasFinding)));
    return { bars: bars[week]!, least: Math.min(most, Math.max(LEAST_LINES, ...wanted)), most };
  });
}

/** Returns whether there is space for a title line on every card. */
export function hasTitleLines(needs: readonly WeekNeed[], sizes: MonthSizes): boolean {
  const full = needs.map((need) => heightOf(need, need.most, { ...sizes, card: sizes.titled }));
  return sum(full) <= sizes.space;
}

/** Returns the lines of each week. Free space goes, line by line, to the lowest week that hides a card. */
export function sharedLines(needs: readonly WeekNeed[], sizes: MonthSizes): number[] {
  const lines = needs.map(({ least }) => least);
  const height = (week: number) => heightOf(needs[week]!, lines[week]!, sizes);
  let left = sizes.space - sum(needs.map((_, week) => height(week)));
  const hiding = () => needs.flatMap(({ most }, week) => (lines[week]! < most ? [week] : []));
  for (let weeks = hiding(); weeks.length > 0 && left >= sizes.card; weeks = hiding()) {
    const lowest = weeks.reduce((a, b) => (height(b) < height(a) ? b : a));
    lines[lowest]! += 1;
    left -= sizes.card;
  }
  return lines;
}

/** Returns the height in px that each week needs for its lines. */
export function weekHeights(
  needs: readonly WeekNeed[],
  lines: readonly number[],
  isTitled: boolean,
  sizes: MonthSizes,
): number[] {
  const used = isTitled ? { ...sizes, card: sizes.titled } : sizes;
  return needs.map((need, week) => heightOf(need, lines[week]!, used));
}

/** Returns whether a week is a thin row: it has no posts, and another week has some. */
export function isThin(needs: readonly WeekNeed[], week: number): boolean {
  return needs[week]!.most === 0 && needs.some(({ most }) => most > 0);
}

/** Returns the days of each week. `linesOfWeek` are the lines of each week; days in `open` show all cards. */
export function monthWeeks(
  byDate: CardsByDate,
  weeks: readonly string[][],
  linesOfWeek: readonly number[],
  open: ReadonlySet<string>,
  hasFinding: HasFinding,
): MonthDay[][] {
  const day = (date: string, lines: number) => {
    const all = byDate.get(date)!;
    return open.has(date) || all.length <= lines ? whole(date, all) : cut(date, all, linesFor(all, lines, hasFinding), hasFinding);
  };
  return weeks.map((days, week) => days.map((date) => day(date, linesOfWeek[week]!)));
}

export function inWeeks(days: readonly string[]): string[][] {
  return Array.from({ length: days.length / WEEK }, (_, week) => days.slice(week * WEEK, (week + 1) * WEEK));
}

/** Returns the cards by day, in the order given. */
export function cardsByDate(cards: readonly Card[], weeks: readonly string[][]): CardsByDate {
  const byDate = new Map<string, Card[]>(weeks.flat().map((date) => [date, []]));
  for (const card of cards) byDate.get(card.date!)?.push(card);
  return byDate;
}

/** Returns the lines a day needs for cards that need attention, and one that counts the others. */
function neededLines(all: Card[], hasFinding: HasFinding): number {
  const lines = Math.min(countNeedingAttention(all, hasFinding), MOST_NEEDING_ATTENTION);
  return lines < all.length ? lines + 1 : lines;
}

function heightOf({ bars }: WeekNeed, lines: number, { head, bar, card }: MonthSizes): number {
  return head + bars * bar + lines * card;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function whole(date: string, cards: Card[]): MonthDay {
  return { date, cards, more: 0, needingAttention: 0 };
}

/** Returns how many cards are shown of a day with more than `lines`. One line counts the others. */
function linesFor(all: Card[], lines: number, hasFinding: HasFinding): number {
  return Math.max(lines - 1, 1, Math.min(countNeedingAttention(all, hasFinding), MOST_NEEDING_ATTENTION));
}

function countNeedingAttention(cards: readonly Card[], hasFinding: HasFinding): number {
  return cards.filter((card) => dropOrder(card, hasFinding) < 2).length;
}

function cut(date: string, all: Card[], lines: number, hasFinding: HasFinding): MonthDay {
  if (lines >= all.length) return whole(date, all);
  const ranked = [...all].sort((a, b) => dropOrder(a, hasFinding) - dropOrder(b, hasFinding));
  const kept = new Set(ranked.slice(0, lines));
  const hidden = all.filter((card) => !kept.has(card));
  return {
    date,
    cards: all.filter((card) => kept.has(card)),
    more: hidden.length,
    needingAttention: countNeedingAttention(hidden, hasFinding),
  };
}

/** Returns how soon a card is left out, 2 first. The cards of a preview stay longest. */
function dropOrder(card: Card, hasFinding: HasFinding): number {
  if (hasFinding(card) || isGhost(card)) return 0;
  return isUnapproved(card) ? 1 : 2;
}
