// Channels that fall silent: runs of days in the shown range without a post.

import type { Card, Channel } from "../bindings";

export interface Gap {
  /** All that are silent on just these days, in their order. */
  channels: Channel[];
  /** The first and the last silent day. */
  from: string;
  to: string;
}

/** So many days without a post are worth a word. */
export const LEAST = 3;

/** Gaps by their first day, those of several channels with the same days as one. `cards` are those of
    the days, in any order. */
export function gaps(
  cards: readonly Card[],
  days: readonly string[],
  channels: readonly Channel[],
  least = LEAST,
): Gap[] {
  const spoken = new Set(cards.filter(isPlanned).map((card) => `${card.channel} ${card.date}`));
  const found = new Map<string, Gap>();
  for (const channel of channels.filter(({ archived }) => !archived)) {
    const isSilent = (day: string) => !spoken.has(`${channel.id} ${day}`);
    for (const run of runs(days, isSilent)) {
      if (run.length >= least) join(found, run[0]!, run.at(-1)!, channel);
    }
  }
  return [...found.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** The days that can still be filled: neither past nor before the first post of the plan. */
export function fillable(days: readonly string[], today: string, first: string | null): string[] {
  return first === null ? [] : days.filter((day) => day >= today && day >= first);
}

function join(found: Map<string, Gap>, from: string, to: string, channel: Channel): void {
  const key = `${from} ${to}`;
  const same = found.get(key);
  if (same) same.channels.push(channel);
  else found.set(key, { channels: [channel], from, to });
}

const isPlanned = (card: Card) => card.date !== null && card.status !== "skipped";

/** The runs of days that are so, in their order. */
function runs(days: readonly string[], isSo: (day: string) => boolean): string[][] {
  const found: string[][] = [];
  let run: string[] = [];
  for (const day of days) {
    if (isSo(day)) run.push(day);
    if (isSo(day) && run.length === 1) found.push(run);
    if (!isSo(day)) run = [];
  }
  return found;
}
