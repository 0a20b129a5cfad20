// Reads and writes recurrence rules of RFC 5545 in the parts that the panel offers. The Rust program decides
// which rules are valid and which dates they give.

import { addDays, monthStart, addMonths, weekday } from "./dates";

export const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

export type Unit = "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
export type End = { kind: "never" } | { kind: "until"; date: string } | { kind: "count"; count: number };

export interface Rule {
  every: Unit;
  interval: number;
  /** Weekdays as BYDAY writes them: MO, 3FR for the third Friday of the month, -1FR for the last. */
  days: string[];
  /** Days of the month from 1; -1 is the last day. */
  monthDays: number[];
  weekStart: string | null;
  end: End;
}

export const NEVER: End = { kind: "never" };

/** Reads a rule of RFC 5545 such as `FREQ=WEEKLY;BYDAY=MO,TH`. Drops parts that the panel doesn't offer. */
export function parseRule(text: string): Rule {
  const parts = new Map(text.split(";").map((part) => part.split("=") as [string, string]));
  const list = (name: string) => parts.get(name)?.split(",") ?? [];
  return {
    every: (parts.get("FREQ") ?? "WEEKLY") as Unit,
    interval: Number(parts.get("INTERVAL") ?? 1),
    days: list("BYDAY"),
    monthDays: list("BYMONTHDAY").map(Number),
    weekStart: parts.get("WKST") ?? null,
    end: endOf(parts.get("UNTIL"), parts.get("COUNT")),
  };
}

/** Writes a rule as RFC 5545 does. */
export function writeRule(rule: Rule): string {
  const { every, interval, days, monthDays, weekStart, end } = rule;
  const parts = [`FREQ=${every}`];
  if (interval !== 1) parts.push(`INTERVAL=${interval}`);
  if (weekStart && every === "WEEKLY") parts.push(`WKST=${weekStart}`);
  if (days.length > 0) parts.push(`BYDAY=${days.join(",")}`);
  if (monthDays.length > 0) parts.push(`BYMONTHDAY=${monthDays.join(",")}`);
  if (end.kind === "until") parts.push(`UNTIL=${end.date.replaceAll("-", "")}`);
  if (end.kind === "count") parts.push(`COUNT=${end.count}`);
  return parts.join(";");
}

/** Returns the rule's pattern, one choice of the list: the rule without interval, weekdays and end. */
export function patternOf(rule: Rule): string {
  const days = rule.every === "WEEKLY" ? [] : rule.days;
  return writeRule({ ...rule, interval: 1, days, weekStart: null, end: NEVER });
}

/** Returns the patterns that are offered for a post on a date. */
export function patternsOn(date: string): string[] {
  const day = Number(date.slice(8));
  const name = DAYS[weekday(date) - 1]!;
  const next = addMonths(monthStart(date), 1);
  const isLast = addDays(date, 1) === next;
  const isLastOfItsName = addDays(date, 7) >= next;
  return [
    "FREQ=DAILY",
    "FREQ=WEEKLY",
    `FREQ=MONTHLY;BYMONTHDAY=${day}`,
    ...(isLast ? ["FREQ=MONTHLY;BYMONTHDAY=-1"] : []),
    ...(day <= 28 ? [`FREQ=MONTHLY;BYDAY=${Math.ceil(day / 7)}${name}`] : []),
    ...(isLastOfItsName ? [`FREQ=MONTHLY;BYDAY=-1${name}`] : []),
    "FREQ=YEARLY",
  ];
}

/** Returns a rule of the pattern for a post on a date. Keeps the end, and the interval if the unit stays. */
export function withPattern(rule: Rule | null, pattern: string, date: string): Rule {
  const chosen = parseRule(pattern);
  const interval = rule?.every === chosen.every ? rule.interval : 1;
  const days = chosen.every === "WEEKLY" ? [DAYS[weekday(date) - 1]!] : chosen.days;
  return { ...chosen, days, interval, end: rule?.end ?? NEVER };
}

function endOf(until: string | undefined, count: string | undefined): End {
  if (count) return { kind: "count", count: Number(count) };
  if (!until) return NEVER;
  return { kind: "until", date: `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` };
}
