// The heading of the calendar: the days that it shows, in words.

import { addDays } from "../model/dates";
import type { View } from "../model/range";
import { dateRange, dayLong, monthAndYear } from "./format";

/** Returns the heading of a view around a date that shows these days. */
export function headingOf(view: View, date: string, days: readonly string[]): string {
  const from = days[0]!;
  if (view === "month") return monthAndYear(date);
  return days.length === 1 ? dayLong(from) : dateRange(from, addDays(from, days.length - 1));
}
