// Civil dates as `YYYY-MM-DD` text. Counting days needs no clock and no zone; what depends on them
// is asked of the program behind the page.

const DAY = 86_400_000;

/** Midnight UTC of a date, which stands for the date and for no moment. */
export function utc(date: string): number {
  return Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10));
}

export function addDays(date: string, days: number): string {
  return new Date(utc(date) + days * DAY).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / DAY);
}

/** 1 Monday to 7 Sunday. */
export function weekday(date: string): number {
  return new Date(utc(date)).getUTCDay() || 7;
}

/** The first day of the week a date is in. */
export function weekStart(date: string, firstDay: number): string {
  return addDays(date, -((7 + weekday(date) - firstDay) % 7));
}

export function daysFrom(from: string, count: number): string[] {
  return Array.from({ length: count }, (_, day) => addDays(from, day));
}

/** ISO 8601: the week that has the year's first Thursday is week 1. */
export function weekNumber(date: string): number {
  const thursday = addDays(date, 4 - weekday(date));
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7);
}

export function monthStart(date: string): string {
  return `${date.slice(0, 8)}01`;
}

export function addMonths(date: string, months: number): string {
  const month = new Date(Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1 + months, 1));
  return month.toISOString().slice(0, 10);
}
