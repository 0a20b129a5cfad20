// Groups backups, and writes their times and differences in words. Pure.

import type { Backup, FieldChange, Status } from "../bindings";
import { addDays } from "../model/dates";
import { m } from "../paraglide/messages";
import { dayShort, formatTime } from "../words/format";
import { statusName } from "../words/posts";

export type GroupName = "today" | "week" | "named" | "earlier";

export interface Group {
  name: GroupName;
  backups: Backup[];
}

/** A day and a minute of the day in this machine's time zone. */
export interface Moment {
  date: string;
  minute: number;
}

const GROUPS: readonly GroupName[] = ["today", "week", "named", "earlier"];
const DAYS_OF_WEEK = 7;
/** Characters shown before the first difference of two texts, and in all. */
const BEFORE = 12;
const SHOWN = 48;

/** Returns an ISO 8601 moment in this machine's time zone. */
export function momentOf(at: string): Moment {
  const moment = new Date(at);
  const two = (number: number) => `${number}`.padStart(2, "0");
  return {
    date: `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`,
    minute: 60 * moment.getHours() + moment.getMinutes(),
  };
}

/** Returns the groups that have backups. Within a group, the order stays. */
export function grouped(backups: readonly Backup[], today: string): Group[] {
  const groups = GROUPS.map((name) => ({ name, backups: backups.filter((backup) => groupOf(backup, today) === name) }));
  return groups.filter(({ backups }) => backups.length > 0);
}

/** Returns when a backup was made; without the day in the group of today. */
export function whenWords(backup: Backup, group: GroupName, hour12: boolean): string {
  const { date, minute } = momentOf(backup.at);
  return group === "today" ? formatTime(minute, hour12) : `${dayShort(date)}, ${formatTime(minute, hour12)}`;
}

/** Returns the two versions of a field in words. Long texts are cut around the first difference. */
export function versions({ field, before, now }: FieldChange, hour12: boolean): [string, string] {
  const words = (value: string) => value === "" ? m.backup_empty() : field === "status" ? statusName(value as Status) : value;
  if (field === "time") return [timeWords(before, hour12), timeWords(now, hour12)];
  const start = firstDifference(before, now);
  return [excerpt(words(before), start), excerpt(words(now), start)];
}

function groupOf({ at, name }: Backup, today: string): GroupName {
  const { date } = momentOf(at);
  if (name !== null) return "named";
  if (date >= today) return "today";
  return date > addDays(today, -DAYS_OF_WEEK) ? "week" : "earlier";
}

/** Returns a time in words. `value` is like `2026-11-27T08:30 Europe/Berlin`, or empty for the tray. */
function timeWords(value: string, hour12: boolean): string {
  const parts = /^(\S+)T(\d+):(\d+)/.exec(value);
  if (!parts) return m.the_tray();
  return `${dayShort(parts[1]!)}, ${formatTime(60 * +parts[2]! + +parts[3]!, hour12)}`;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

function excerpt(text: string, start: number): string {
  const from = Math.max(0, start - BEFORE);
  const line = [...text.slice(from)].slice(0, SHOWN).join("").replace(/\s+/g, " ");
  return `${from > 0 ? "…" : ""}${line}${text.length > from + SHOWN ? "…" : ""}`;
}
