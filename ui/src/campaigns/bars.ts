// Campaigns as bars over the days they run, packed into as few lines as they need.

import type { Campaign } from "../bindings";
import { daysBetween } from "../model/dates";

export interface Bar {
  campaign: Campaign;
  /** Columns and line, from 0; `end` is the first column after it. */
  start: number;
  end: number;
  line: number;
  /** Whether its first and its last day are among the shown. */
  opens: boolean;
  closes: boolean;
}

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
    const opens = from >= first;
    const closes = to <= days.at(-1)!;
    found.push({ campaign, start, end, line, opens, closes });
  }
  return found;
}
