// Calculates the days that a small month shows, and where keys move the focus among them.

import { addDays, addMonths, daysBetween, daysFrom, monthStart, weekStart } from "../model/dates";

const WEEKS = 6;

/** Returns the weeks of a month, always six, so that what is below doesn't move when the month changes. */
export function weeksOfMonth(month: string, firstDay: number): string[][] {
  const first = weekStart(month, firstDay);
  return Array.from({ length: WEEKS }, (_, week) => daysFrom(addDays(first, week * 7), 7));
}

/** Returns the date that a key moves to; null for a key that doesn't move. */
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

/** Returns the same day `months` later, or the last day of that month if it is shorter. */
export function monthsLater(date: string, months: number): string {
  const month = addMonths(date, months);
  const last = addDays(addMonths(month, 1), -1);
  const same = addDays(month, daysBetween(monthStart(date), date));
  return same < last ? same : last;
}

/** Returns the day that the Tab key stops at: the selected one or today if in the month, else its first. */
export function tabStop(month: string, selected: string | undefined, today: string): string {
  const within = (date: string | undefined) => date !== undefined && monthStart(date) === month;
  if (within(selected)) return selected!;
  return within(today) ? today : month;
}
