// How the shown posts divide among the pillars, beside what was aimed at; and what is amiss.

import type { Card, Pillar } from "../bindings";
import { isUnapproved } from "../model/statuses";

export interface Share {
  pillar: Pillar;
  /** Percent of the posts that stand on any pillar, rounded. */
  percent: number;
}

export function mix(cards: readonly Card[], pillars: readonly Pillar[]): Share[] {
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

export interface Checks {
  excess: Card[];
  skipped: Card[];
  /** Not approved, though their day is today or past. */
  review: Card[];
}

export function checks(cards: readonly Card[], today: string): Checks {
  const isLate = (card: Card) => card.date! <= today && isUnapproved(card);
  return {
    excess: cards.filter((card) => card.excess > 0),
    skipped: cards.filter((card) => card.in_clock_gap),
    review: cards.filter(isLate),
  };
}
