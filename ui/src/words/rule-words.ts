// Writes a recurrence rule in plain words: every Monday and Thursday until 20 December 2026.

import type { Scope } from "../bindings";
import { addDays } from "../model/dates";
import { dayName, dayNameLong, formatList, shortDate } from "./format";
import { m } from "../paraglide/messages";
import { getLocale } from "../paraglide/runtime";
import { DAYS, type Rule } from "../model/rule";

const MONDAY = "2026-11-16";
const WORKDAYS = "MO,TU,WE,TH,FR";

export const scopeOptions = (): { value: Scope; label: string }[] => [
  { value: "this", label: m.scope_this() },
  { value: "later", label: m.scope_later() },
  { value: "all", label: m.scope_all() },
];

/** Returns the weekdays MO to SU as options, from the day that weeks begin on. */
export function dayOptions(firstDay: number): { value: string; label: string }[] {
  return DAYS.map((_, at) => (at + firstDay - 1) % 7).map((at) => ({
    value: DAYS[at]!,
    label: dayName(addDays(MONDAY, at)),
  }));
}

/** Returns a rule in words, with its end. */
export function ruleWords(rule: Rule): string {
  const { end } = rule;
  const words = patternWords(rule);
  if (end.kind === "until") return m.repeat_until({ rule: words, date: shortDate(end.date) });
  if (end.kind === "count" && end.count === 1) return m.repeat_once({ rule: words });
  if (end.kind === "count") return m.repeat_count({ rule: words, count: end.count });
  return words;
}

/** Returns a rule in words, without its end. */
export function patternWords(rule: Rule): string {
  const { every, interval: count } = rule;
  const isEach = count === 1;
  switch (every) {
    case "DAILY":
      return isEach ? m.repeat_day() : m.repeat_days({ count });
    case "WEEKLY":
      return weekWords(rule);
    case "MONTHLY":
      return isEach
        ? m.repeat_month({ what: inMonth(rule) })
        : m.repeat_months({ count, what: inMonth(rule) });
    case "YEARLY":
      return isEach ? m.repeat_year() : m.repeat_years({ count });
  }
}

function weekWords({ days, interval: count }: Rule): string {
  if (days.length === 0) return m.repeat_weekly();
  if (count === 1 && days.join() === WORKDAYS) return m.repeat_workday();
  const named = formatList(days.map(nameOf));
  return count === 1 ? m.repeat_week({ days: named }) : m.repeat_weeks({ count, days: named });
}

function inMonth({ days, monthDays }: Rule): string {
  const words = formatList([...monthDays.map(dayOfMonth), ...days.map(nthDay)]);
  // Chinese puts a space between a word and a number after it.
  return getLocale() !== "en" && /^\d/.test(words) ? ` ${words}` : words;
}

function dayOfMonth(day: number): string {
  if (day === -1) return m.repeat_last_day();
  if (day < 0) return m.repeat_day_from_end({ nth: getLocale() === "en" ? ordinal(-day) : -day });
  return m.repeat_on_day({ day: ordinal(day) });
}

/** Writes a day of the month: 1st, 2nd, 23rd; 1 日. */
function ordinal(day: number): string {
  if (getLocale() !== "en") return `${day} 日`;
  const ends: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };
  return `${day}${ends[new Intl.PluralRules("en", { type: "ordinal" }).select(day)] ?? "th"}`;
}

function nthDay(written: string): string {
  const nth = Number(written.slice(0, -2));
  const day = nameOf(written.slice(-2));
  if (nth === 0) return m.repeat_each({ day });
  if (nth === -1) return m.repeat_nth({ nth: m.nth_last(), day });
  const names = [m.nth_1, m.nth_2, m.nth_3, m.nth_4, m.nth_5];
  const name = names[Math.abs(nth) - 1]!();
  return m.repeat_nth({ nth: nth < 0 ? m.nth_from_end({ nth: name }) : name, day });
}

/** Writes the weekday of a code such as MO: Monday; in Chinese the short 周一, which is usual in plans. */
function nameOf(day: string): string {
  const date = addDays(MONDAY, DAYS.indexOf(day as (typeof DAYS)[number]));
  return getLocale() === "en" ? dayNameLong(date) : dayName(date);
}
