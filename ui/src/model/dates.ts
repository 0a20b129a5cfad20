// Arithmetic on civil dates, written `YYYY-MM-DD`. Anything that depends on a clock or a time zone is decided
// by the Rust program.

const DAY = 86_400_000;

/** Returns a date as the milliseconds of its midnight in UTC: a number to calculate with, not a moment. */
export function utc(date: string): number {
  return Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10));
}

export function addDays(date: string, days: number): string {
  return new Date(utc(date) + days * DAY).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / DAY);
}

/** Returns the day of the week, from 1 for Monday to 7 for Sunday. */
export function weekday(date: string): number {
  return new Date(utc(date)).getUTCDay() || 7;
}

/** Returns the first day of a date's week. `firstDay` is the weekday that weeks begin on, 1 to 7. */
export function weekStart(date: string, firstDay: number): string {
  return addDays(date, -((7 + weekday(date) - firstDay) % 7));
}

/** Returns `count` consecutive dates, `from` first. */
export function daysFrom(from: string, count: number): string[] {
  return Array.from({ length: count }, (_, day) => addDays(from, day));
}

/** Returns the ISO 8601 number of a date's week: week 1 contains the year's first Thursday. */
export function weekNumber(date: string): number {
  const thursday = addDays(date, 4 - weekday(date));
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7);
}

export function monthStart(date: string): string {
  return `${date.slice(0, 8)}01`;
}

/** Returns the first day of the month that is `months` after a date's month. */
export function addMonths(date: string, months: number): string {
  const month = new Date(Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1 + months, 1));
  return month.toISOString().slice(0, 10);
}
