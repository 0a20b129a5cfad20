// Lays out a week with elastic hours. An hour with posts is a row as tall as its fullest day, a single hour
// without posts is a thin row, and several of them fold into a band.

import type { Card } from "../../bindings";
import { sameItems } from "../../model/same-items";

export type RowKind = "hour" | "thin" | "band";

export interface WeekRow {
  kind: RowKind;
  /** The first and the last hour, which differ only in a band. */
  from: number;
  to: number;
  /** The cards of each day, by time. */
  cells: Card[][];
}

/** The hours that a week without posts shows, so that they can be clicked. */
const WORKING_HOURS = { from: 8, to: 18 };
const HOURS = 24;
const NONE: Card[] = [];

/** Returns the rows of a week. `unfolded` are the hours that the person unfolded. */
export function weekRows(
  cards: readonly Card[],
  days: readonly string[],
  unfolded: ReadonlySet<number>,
): WeekRow[] {
  const cells = cellsByHour(cards, days);
  const isEmpty = cells.every((hour) => hour === null);
  const isOpen = (hour: number) =>
    cells[hour] !== null || unfolded.has(hour) || (isEmpty && isWorking(hour));
  const rows: WeekRow[] = [];
  for (let hour = 0; hour < HOURS; ) {
    const to = isOpen(hour) ? hour : lastClosed(hour, isOpen);
    rows.push(row(hour, to, isOpen(hour), cells[hour] ?? days.map(() => NONE)));
    hour = to + 1;
  }
  return rows;
}

/** Returns the rows with the earlier arrays where a cell has the same cards, so that only changed cells are drawn again. */
export function keepingCells(before: readonly WeekRow[], after: readonly WeekRow[]): WeekRow[] {
  const earlier = new Map(before.map((row) => [row.from, row.cells]));
  return after.map((row) => {
    const cells = row.cells.map((cards, day) => sameItems(earlier.get(row.from)?.[day] ?? NONE, cards));
    return { ...row, cells };
  });
}

function cellsByHour(cards: readonly Card[], days: readonly string[]): (Card[][] | null)[] {
  const hours: (Card[][] | null)[] = Array.from({ length: HOURS }, () => null);
  const column = new Map(days.map((day, index) => [day, index]));
  for (const card of cards) {
    const day = column.get(card.date!);
    if (day === undefined) continue;
    const hour = Math.floor(card.minute! / 60);
    const cells = (hours[hour] ??= days.map(() => []));
    cells[day]!.push(card);
  }
  return hours;
}

function isWorking(hour: number): boolean {
  return hour >= WORKING_HOURS.from && hour <= WORKING_HOURS.to;
}

function lastClosed(hour: number, isOpen: (hour: number) => boolean): number {
  while (hour + 1 < HOURS && !isOpen(hour + 1)) hour += 1;
  return hour;
}

function row(from: number, to: number, isOpen: boolean, cells: Card[][]): WeekRow {
  if (isOpen) return { kind: "hour", from, to, cells };
  return { kind: from === to ? "thin" : "band", from, to, cells };
}
