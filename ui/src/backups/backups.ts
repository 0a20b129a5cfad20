// Groups backups, and writes their times and differences in words. Pure.

import type { AlikePosts, Backup, ConflictedCopy, FieldChange, Status } from "../bindings";
import { addDays } from "../model/dates";
import { m } from "../paraglide/messages";
import { dayShort, fileSize, formatDuration, formatNumber, formatTime } from "../words/format";
import { statusName } from "../words/posts";

export type GroupName = "copies" | "today" | "week" | "named" | "earlier";

/** Another version of the plan: a backup, or a conflicted copy of its file. */
export interface Version {
  id: string;
  at: string;
  /** The name that a person gave a backup, or the computer or person that a copy is of. */
  name: string | null;
  /** How many posts and channels a backup has, if that is known, and its length in bytes; null for a copy. */
  posts: number | null;
  channels: number | null;
  bytes: number | null;
  isCopy: boolean;
  /** Whether its contents can't be trusted. */
  isDamaged: boolean;
}

export interface Group {
  name: GroupName;
  versions: Version[];
}

/** A day and a minute of the day in this machine's time zone. */
export interface Moment {
  date: string;
  minute: number;
}

const GROUPS: readonly GroupName[] = ["copies", "today", "week", "named", "earlier"];
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

/** Returns the conflicted copies and the backups as versions. A copy's id is the name of its file. */
export function versionsOf(copies: readonly ConflictedCopy[], backups: readonly Backup[]): Version[] {
  return [
    ...copies.map(({ name, at, who, problem }) => ({ id: name, at, name: who ?? name, posts: null, channels: null, bytes: null, isCopy: true, isDamaged: problem !== null })),
    ...backups.map(({ id, at, name, posts, channels, bytes, damage }) => ({ id, at, name, posts, channels, bytes, isCopy: false, isDamaged: damage !== null })),
  ];
}

/** Returns the groups that have versions. Within a group, the order stays. */
export function grouped(versions: readonly Version[], today: string): Group[] {
  const groups = GROUPS.map((name) => ({ name, versions: versions.filter((version) => groupOf(version, today) === name) }));
  return groups.filter(({ versions }) => versions.length > 0);
}

/** Returns when a version was made; without the day in the group of today. */
export function whenWords(version: Version, group: GroupName, hour12: boolean): string {
  const { date, minute } = momentOf(version.at);
  return group === "today" ? formatTime(minute, hour12) : `${dayShort(date)}, ${formatTime(minute, hour12)}`;
}

/** Returns what a backup holds, as far as that is known; empty for a copy. */
export function contentWords({ posts, channels, bytes }: Version): string {
  const known = [
    posts === null ? "" : m.backup_posts({ count: formatNumber(posts) }),
    channels === null ? "" : m.backup_channels({ count: formatNumber(channels) }),
    bytes === null ? "" : fileSize(bytes),
  ];
  return known.filter((words) => words !== "").join(" · ");
}

/** Returns the two versions of a field in words. Long texts are cut around the first difference. */
export function versions({ field, before, now }: FieldChange, hour12: boolean): [string, string] {
  const words = (value: string) => value === "" ? m.backup_empty() : field === "status" ? statusName(value as Status) : value;
  if (field === "time") return [timeWords(before, hour12), timeWords(now, hour12)];
  const start = firstDifference(before, now);
  return [excerpt(words(before), start), excerpt(words(now), start)];
}

/** Returns how many posts changed alike, and how; without the fields, which are shown as those of a post are. */
export function alikeWords({ change, posts }: AlikePosts): string {
  const count = formatNumber(posts.count);
  if (change.kind === "set") return m.backup_alike_set({ count });
  if (change.kind === "unscheduled") return m.backup_alike_unscheduled({ count });
  const by = formatDuration(Math.abs(change.minutes));
  return change.minutes > 0 ? m.backup_alike_later({ count, by }) : m.backup_alike_earlier({ count, by });
}

function groupOf({ at, name, isCopy }: Version, today: string): GroupName {
  const { date } = momentOf(at);
  if (isCopy) return "copies";
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
