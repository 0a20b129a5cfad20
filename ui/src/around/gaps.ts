// Channels that fall silent: runs of days in the shown range without a post.

import type { Card, Channel } from "../bindings";

export interface Gap {
  channel: Channel;
  /** The first and the last silent day. */
  from: string;
  to: string;
  days: number;
}

/** So many days without a post are worth a word. */
export const LEAST = 3;

/** Gaps by channel, then by day. `cards` are those of the days, in any order. */
export function gaps(
  cards: readonly Card[],
  days: readonly string[],
  channels: readonly Channel[],
  least = LEAST,
): Gap[] {
  const spoken = new Set(cards.filter(isPlanned).map((card) => `${card.channel} ${card.date}`));
  const active = channels.filter((channel) => !channel.archived);
  return active.flatMap((channel) => {
    const isSilent = (day: string) => !spoken.has(`${channel.id} ${day}`);
    return runs(days, isSilent)
      .filter(({ length }) => length >= least)
      .map((run) => ({ channel, from: run[0]!, to: run.at(-1)!, days: run.length }));
  });
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
