// The days a month is drawn with, and where a key leads among them.

import { addDays, addMonths, daysBetween, daysFrom, monthStart, weekStart } from "../model/dates";

const WEEKS = 6;

/** Six weeks, whatever the month, so that nothing below moves when one leafs. */
export function weeksOf(month: string, firstDay: number): string[][] {
  const first = weekStart(month, firstDay);
  return Array.from({ length: WEEKS }, (_, week) => daysFrom(addDays(first, week * 7), 7));
}

/** The date a key leads to; null for a key that leads nowhere. */
export function dateAfter(key: string, date: string, firstDay: number): string | null {
  switch (key) {
    case "ArrowLeft":
      return addDays(date, -1);
    case "ArrowRight":
      return addDays(date, 1);
    case "ArrowUp":
      return addDays(date, -7);
    case "ArrowDown":
      return addDays(date, 7);
    case "Home":
      return weekStart(date, firstDay);
    case "End":
      return addDays(weekStart(date, firstDay), 6);
    case "PageUp":
      return monthsLater(date, -1);
    case "PageDown":
      return monthsLater(date, 1);
    default:
      return null;
  }
}

/** The same day of another month, or its last day where the month is shorter. */
export function monthsLater(date: string, months: number): string {
  const month = addMonths(date, months);
  const last = addDays(addMonths(month, 1), -1);
  const same = addDays(month, daysBetween(monthStart(date), date));
  return same < last ? same : last;
}

/** The day that Tab reaches: the chosen one, today or the first, whichever the month has. */
export function entry(month: string, selected: string | undefined, today: string): string {
  const within = (date: string | undefined) => date !== undefined && monthStart(date) === month;
  if (within(selected)) return selected!;
  return within(today) ? today : month;
}
