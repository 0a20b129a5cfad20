// Lays out campaigns as bars over their days, in as few lines as possible.

import type { Campaign } from "../bindings";
import { daysBetween } from "../model/dates";

export interface Bar {
  campaign: Campaign;
  /** The first column of the bar, the first column after it, and its line, all from 0. */
  start: number;
  end: number;
  line: number;
  /** Whether the campaign's first and last day are among the visible days. */
  showsFirstDay: boolean;
  showsLastDay: boolean;
}

/** Returns the bars of the campaigns that have a day among `days`, which are consecutive. */
export function bars(campaigns: readonly Campaign[], days: readonly string[]): Bar[] {
  const first = days[0];
  if (!first) return [];
  const free: number[] = [];
  const found: Bar[] = [];
  for (const campaign of campaigns) {
    const from = campaign.first_day ?? campaign.last_day;
    const to = campaign.last_day ?? campaign.first_day;
    if (!from || !to) continue;
    const start = Math.max(daysBetween(first, from), 0);
    const end = Math.min(daysBetween(first, to) + 1, days.length);
    if (start >= end) continue;
    let line = free.findIndex((until) => until <= start);
    if (line < 0) line = free.length;
    free[line] = end;
    const showsFirstDay = from >= first;
    const showsLastDay = to <= days.at(-1)!;
    found.push({ campaign, start, end, line, showsFirstDay, showsLastDay });
  }
  return found;
}
