// Writes dates and numbers in the plan's locale, and times in the person's language, through cached `Intl`
// formatters. A date is formatted from its midnight in UTC, so that no time zone can shift it.

import { utc } from "../model/dates";
import { getLocale } from "../paraglide/runtime";

const cache = new Map<string, Intl.DateTimeFormat>();

/** The plan's locale; null for that of the language. */
let chosen: string | null = null;

/** Sets the locale to write in. Ignores an invalid tag, which an edited plan file may contain. */
export function writeDatesAs(tag: string | null): void {
  try {
    chosen = tag && Intl.getCanonicalLocales(tag)[0]!;
  } catch {
    chosen = null;
  }
}

/** Returns the language tag of the locale that dates and numbers are written in. */
export function dateLocale(): string {
  return chosen ?? language();
}

function language(): string {
  return getLocale() === "en" ? "en-GB" : getLocale();
}

/** Returns whether numeric dates such as 11/20 begin with the month. */
export function isMonthFirst(): boolean {
  const numeric = { day: "numeric", month: "numeric", year: "numeric" } as const;
  const parts = formatter(numeric).formatToParts(0).map(({ type }) => type);
  return parts.find((type) => type !== "literal") === "month";
}

function formatter(options: Intl.DateTimeFormatOptions, locale = dateLocale()): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let found = cache.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
    cache.set(key, found);
  }
  return found;
}

/** Returns a function that formats dates, and finds its formatter again only when the locale changes. */
function format(options: Intl.DateTimeFormatOptions): (date: string) => string {
  let locale = "";
  let found: Intl.DateTimeFormat;
  return (date) => {
    const now = dateLocale();
    if (now !== locale) [locale, found] = [now, formatter(options, now)];
    return found.format(utc(date));
  };
}

/** Creates the first formatter, which takes 16 ms, while the page waits for something else. */
export function warmUp(): void {
  dayName("1970-01-01");
}

/** Writes a date as Fri. */
export const dayName = format({ weekday: "short" });
/** Writes a date as Friday. */
export const dayNameLong = format({ weekday: "long" });
/** Writes a date as F. */
export const dayLetter = format({ weekday: "narrow" });
/** Writes a date as Fri 20 Nov. */
export const dayShort = (date: string) => shortly(date).replace(",", "");
const shortly = format({ weekday: "short", day: "numeric", month: "short" });
/** Writes a date as Friday 20 November 2026. */
export const dayLong = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
/** Writes a date as Fri 20 Nov 2026, which `readDate` can read. In other languages than English, whose month
    names it can't read, as 2026-11-20 周五. */
export function shortDate(date: string): string {
  const locale = dateLocale();
  if (locale.startsWith("zh")) return `${date} ${dayName(date)}`;
  return locale.startsWith("en") ? `${dayShort(date)} ${date.slice(0, 4)}` : date;
}
/** Writes a date as November 2026. */
export const monthAndYear = format({ month: "long", year: "numeric" });

/** Writes a range of dates as 16–22 November 2026. */
export function dateRange(from: string, to: string): string {
  const end = from.slice(0, 4) === to.slice(0, 4) ? undefined : "numeric";
  const month = from.slice(0, 7) === to.slice(0, 7) ? "long" : "short";
  return ranged({ day: "numeric", month, year: "numeric" }, from, to, end);
}

/** Writes a range of dates without the year: 16–22 Nov. */
export function dateRangeShort(from: string, to: string): string {
  return ranged({ day: "numeric", month: "short" }, from, to);
}

/** Writes a range of dates. WebKit's ranges are numeric in Chinese, Japanese and Korean, so both ends are
    formatted there, the second with `year`. */
function ranged(options: Intl.DateTimeFormatOptions, from: string, to: string, year?: "numeric"): string {
  if (!/^(zh|ja|ko)/.test(dateLocale())) return formatter(options).formatRange(utc(from), utc(to));
  const end = formatter({ ...options, year }).format(utc(to));
  return from === to ? end : `${formatter(options).format(utc(from))} – ${end}`;
}

/** Writes a minute of the day as 09:30 or 9:30 am, which `readTime` can read. */
export function formatTime(minute: number, hour12: boolean): string {
  const hour = Math.floor(minute / 60);
  if (!hour12) return `${String(hour).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  const options = { hour: "numeric", minute: "2-digit", hourCycle: "h12" } as const;
  return formatter(options, language()).format(minute * 60_000);
}

/** Writes an hour in little space: 09, 9 am, or 上午9. */
export function hourOf(hour: number, hour12: boolean): string {
  if (!hour12) return String(hour).padStart(2, "0");
  return formatter({ hour: "numeric", hourCycle: "h12" }, language()).format(hour * 3_600_000).replace("时", "");
}

const TIME = /^(上午|下午)?\s*(\d{1,2})(?:[:.：]?(\d{2}))?\s*(?:([ap])\.?m?\.?)?$/i;

/** Returns the minute of the day in a text such as 9, 9:30, 0930, 9.30, 9:30 pm, 下午9:30; null if none. */
export function readTime(text: string): number | null {
  const found = TIME.exec(text.trim());
  if (!found) return null;
  const [, chinese, hours, minutes, letter] = found;
  const isLate = chinese === "下午" || letter?.toLowerCase() === "p";
  const hour = chinese || letter ? (+hours! % 12) + (isLate ? 12 : 0) : +hours!;
  const minute = +(minutes ?? 0);
  return hour < 24 && minute < 60 ? hour * 60 + minute : null;
}

/** Returns the city in a time zone's name: Berlin for Europe/Berlin. */
export function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}

/** Returns the function that compares texts in the person's language. */
export function textOrder(): (a: string, b: string) => number {
  return new Intl.Collator(getLocale()).compare;
}

/** Writes a list of names: X, Blog and LinkedIn. */
export function formatList(names: readonly string[]): string {
  if (getLocale() !== "en") return names.join("、");
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
}

/** Writes the name of a script, given by its code of ISO 15924: Arabic, 阿拉伯文. */
export function scriptName(code: string): string {
  return new Intl.DisplayNames(getLocale(), { type: "script" }).of(code) ?? code;
}

/** Writes a number of days: 1 day, 2 days. */
export const formatDays = (days: number) => formatUnit(days, "day");

/** Writes a length of time: 1 day 2 hours. */
export function formatDuration(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 1440), "day"],
    [Math.floor(minutes / 60) % 24, "hour"],
    [minutes % 60, "minute"],
  ] as const;
  const shown = parts.filter(([count]) => count > 0);
  return shown.map(([count, unit]) => formatUnit(count, unit)).join(" ");
}

function formatUnit(count: number, unit: "day" | "hour" | "minute"): string {
  const options = { style: "unit", unit, unitDisplay: "long" } as const;
  return new Intl.NumberFormat(getLocale(), options).format(count);
}

const numbers = new Map<string, Intl.NumberFormat>();

export function formatNumber(value: number): string {
  const locale = dateLocale();
  if (!numbers.has(locale)) numbers.set(locale, new Intl.NumberFormat(locale));
  return numbers.get(locale)!.format(value);
}

/** Writes a size in bytes in the largest unit that fits: 12 kB, 3.4 MB. */
export function fileSize(bytes: number): string {
  const [unit, size] = bytes < 1e6 ? ["kilobyte", bytes / 1e3] : ["megabyte", bytes / 1e6];
  const options = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: size < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(dateLocale(), options).format(size);
}
