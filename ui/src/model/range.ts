// Which days a view shows, and which it shows a step further. Every view is about a date; week,
// channels, list and board show its week, month the six weeks around its month. Where the window is
// narrow, week and channels show the day alone.

import { addDays, addMonths, daysFrom, monthStart, weekStart } from "./dates";

export const VIEWS = ["week", "channels", "month", "list", "board"] as const;
export type View = (typeof VIEWS)[number];

export interface Frame {
  view: View;
  date: string;
  /** 1 Monday to 7 Sunday. */
  firstDay: number;
  isNarrow: boolean;
}

export const WEEK = 7;
const MONTH_WEEKS = 6;

export function daysOf(frame: Frame): string[] {
  const { view, date, firstDay } = frame;
  if (view === "month") return daysFrom(weekStart(monthStart(date), firstDay), MONTH_WEEKS * WEEK);
  if (isDay(frame)) return [date];
  return daysFrom(weekStart(date, firstDay), WEEK);
}

/** The date that so many steps further is shown. */
export function stepped(frame: Frame, steps: number): string {
  if (frame.view === "month") return addMonths(frame.date, steps);
  return addDays(frame.date, steps * (isDay(frame) ? 1 : WEEK));
}

/** The first days of the weeks that these days are in. */
export function weeksOf(days: readonly string[], firstDay: number): string[] {
  return [...new Set(days.map((day) => weekStart(day, firstDay)))];
}

function isDay({ view, isNarrow }: Frame): boolean {
  return isNarrow && (view === "week" || view === "channels");
}
