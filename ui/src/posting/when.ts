// Words for when a post was or is to be published, and for what is wrong with it.

import type { DuePost, LocalTime } from "../bindings";
import { addDays, daysBetween } from "../model/dates";
import { m } from "../paraglide/messages";
import { plainWords } from "../words/findings";
import { dayShort, formatDuration, formatTime } from "../words/format";
import { statusName } from "../words/posts";

/** Returns the minutes from one time to another on the same clock. */
export const minutesBetween = (from: LocalTime, to: LocalTime): number =>
  daysBetween(from.date, to.date) * 1440 + to.minute - from.minute;

/** Writes how far a time is from now: now, 5 minutes ago, in 3 hours 29 minutes. */
export function distance(at: LocalTime, now: LocalTime): string {
  const minutes = minutesBetween(at, now);
  if (minutes === 0) return m.posting_now();
  const time = formatDuration(Math.abs(minutes));
  return minutes > 0 ? m.posting_late({ time }) : m.posting_in({ time });
}

/** Writes a day and time, yesterday and today by these names. */
export function dayAndTime({ date, minute }: LocalTime, now: LocalTime, hour12: boolean): string {
  const time = formatTime(minute, hour12);
  if (date === now.date) return m.posting_today({ time });
  return date === addDays(now.date, -1) ? m.posting_yesterday({ time }) : `${dayShort(date)} ${time}`;
}

/** Returns when a missed post was planned, and its status. */
export const aboutMissed = (post: DuePost, now: LocalTime, hour12: boolean): string =>
  m.posting_missed_line({ when: dayAndTime(post.at, now, hour12), status: statusName(post.status) });

/** Returns what is wrong with a post, a sentence for each problem. Several files may have the same. */
export const oddWords = (post: DuePost): string[] => {
  const words = post.odd.map((finding) => plainWords({ ...finding, file: null }));
  return [...new Set(words)].filter((sentence) => sentence !== "");
};
