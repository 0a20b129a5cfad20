// Reads a date as a person types it: 2026-11-20, 20.11., 20/11/26, 20 Nov, Nov 20 2026, 11月20日,
// and as the window writes it. The day is before the month unless the plan's locale writes the
// month first.

import { daysBetween, utc } from "../model/dates";
import { isMonthFirst } from "../words/format";

const HALF_A_YEAR = 183;

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const ISO = /^(?<y>\d{4})[-./](?<m>\d{1,2})[-./](?<d>\d{1,2})$/;
const NUMBERS = /^(?<d>\d{1,2})[-./](?<m>\d{1,2})(?:[-./](?<y>\d{4}|\d{2})?)?$/;
const WEEKDAY = /\s*(?:周|星期)[一二三四五六日天]$/;
const CHINESE = /^(?:(?<y>\d{4})年)?(?<m>\d{1,2})月(?<d>\d{1,2})[日号]?/;
const DAY_FIRST = /^(?:\p{L}+\.?,?\s+)?(?<d>\d{1,2})(?:st|nd|rd|th|\.)?\s*(?<name>\p{L}{3,})\.?,?\s*(?<y>\d{4})?$/u;
const NAME_FIRST = /^(?:\p{L}+\.?,?\s+)?(?<name>\p{L}{3,})\.?\s*(?<d>\d{1,2})(?:,?\s+(?<y>\d{4}))?$/u;

/** Returns the date in a text, without a year the one nearest today; null if it is no existing date. */
export function readDate(text: string, today: string): string | null {
  const typed = text.trim().replace(/\s+/g, " ").replace(WEEKDAY, "");
  for (const form of [ISO, NUMBERS, CHINESE, DAY_FIRST, NAME_FIRST]) {
    const found = form.exec(typed)?.groups;
    if (!found) continue;
    const [day, number] = dayAndMonth(found, form === NUMBERS && isMonthFirst());
    if (number) return existing(fullYear(found["y"], number, day, today), number, day);
  }
  return null;
}

function dayAndMonth(found: Record<string, string>, isSwapped: boolean): [number, number | null] {
  const day = +found["d"]!;
  const month = found["m"] ? +found["m"] : monthNamed(found["name"] ?? "");
  return isSwapped ? [month!, day] : [day, month];
}

/** Returns the month, 1 to 12, of an English name or its first letters. Chinese months are numbers. */
function monthNamed(name: string): number | null {
  const wanted = name.toLowerCase();
  const at = MONTHS.findIndex((month) => month.startsWith(wanted) || wanted === month.slice(0, 3) + "t");
  return wanted.length < 3 || at < 0 ? null : at + 1;
}

function fullYear(year: string | undefined, month: number, day: number, today: string): number {
  if (year) return year.length === 2 ? 2000 + +year : +year;
  const now = +today.slice(0, 4);
  const near = [now, now + 1, now - 1].filter((year) => {
    const date = existing(year, month, day);
    return date !== null && Math.abs(daysBetween(today, date)) <= HALF_A_YEAR;
  });
  return near[0] ?? now;
}

function existing(year: number, month: number, day: number): string | null {
  const two = (part: number) => String(part).padStart(2, "0");
  const date = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
  const moment = new Date(utc(date));
  return moment.getUTCMonth() + 1 === month && moment.getUTCDate() === day ? date : null;
}
