// Calculates how the visible posts are divided among the pillars.

import type { Card, Pillar } from "../bindings";

export interface Share {
  pillar: Pillar;
  /** The pillar's share of all posts that have a pillar, in whole percent. */
  percent: number;
}

/** Returns the share of each pillar in the posts. Without any posts, all are 0. */
export function pillarShares(cards: readonly Card[], pillars: readonly Pillar[]): Share[] {
  const counts = new Map<string, number>();
  for (const { pillar } of cards) {
    if (pillar) counts.set(pillar, (counts.get(pillar) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return pillars.map((pillar) => ({
    pillar,
    percent: total ? Math.round((100 * (counts.get(pillar.id) ?? 0)) / total) : 0,
  }));
}
