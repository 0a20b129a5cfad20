// Calculates the days that a view shows, and the date it goes to. Week, channels, list and board show a week,
// month the six weeks around its month. In a narrow window week and channels show one day. The list can show a longer stretch.

import { addDays, addMonths, daysBetween, daysFrom, monthStart, weekStart } from "./dates";

export const VIEWS = ["week", "channels", "month", "list", "board"] as const;
export type View = (typeof VIEWS)[number];

/** Consecutive days; `to` is the day after the last. */
export interface Stretch {
  from: string;
  to: string;
}

export interface ViewFrame {
  view: View;
  date: string;
  /** The weekday that weeks begin on, from 1 for Monday to 7 for Sunday. */
  firstDay: number;
  showsOneDay: boolean;
  /** The days that the list shows instead of a week. */
  stretch?: Stretch | null;
}

export const WEEK = 7;
const MONTH_WEEKS = 6;

/** Returns the days that a view shows, in order. */
export function daysOf(frame: ViewFrame): string[] {
  const { view, date, firstDay, stretch } = frame;
  if (view === "list" && stretch) return daysFrom(stretch.from, daysBetween(stretch.from, stretch.to));
  if (view === "month") return daysFrom(weekStart(monthStart(date), firstDay), MONTH_WEEKS * WEEK);
  if (isDay(frame)) return [date];
  return daysFrom(weekStart(date, firstDay), WEEK);
}

/** Returns the date shown after a number of steps. A step is a month, a week, or a day in a narrow window. */
export function dateAfterSteps(frame: ViewFrame, steps: number): string {
  if (frame.view === "month") return addMonths(frame.date, steps);
  return addDays(frame.date, steps * (isDay(frame) ? 1 : WEEK));
}

/** Returns the first day of each week that contains one of the days. */
export function weeksOf(days: readonly string[], firstDay: number): string[] {
  return [...new Set(days.map((day) => weekStart(day, firstDay)))];
}

function isDay({ view, showsOneDay }: ViewFrame): boolean {
  return showsOneDay && (view === "week" || view === "channels");
}
