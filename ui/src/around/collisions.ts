// Posts that get in each other's way on a channel: close together, or saying the same again.

import type { Card, Echo } from "../bindings";
import { daysBetween } from "../dates";

export type Clash =
  /** Another goes out on the channel within a quarter of an hour; the earlier of them. */
  | { kind: "close"; card: Card; other: Card; minutes: number }
  /** Another on `date` says the same. */
  | { kind: "repeat"; card: Card; date: string };

/** So many minutes apart is not too close. */
export const APART = 15;

/** Each post that follows another on its channel too closely, in the order of `cards`, by time. */
export function tooClose(cards: readonly Card[], apart = APART): Clash[] {
  const last = new Map<string, Card>();
  const found: Clash[] = [];
  for (const card of cards) {
    if (card.date === null || card.status === "skipped") continue;
    const other = last.get(card.channel);
    const minutes = other ? between(other, card) : Infinity;
    if (other && minutes < apart) found.push({ kind: "close", card, other, minutes });
    last.set(card.channel, card);
  }
  return found;
}

/** The repeats whose posts are among the shown. */
export function repeated(cards: readonly Card[], repeats: readonly Echo[]): Clash[] {
  const dates = new Map(repeats.map(({ post, date }) => [post, date]));
  return cards.flatMap((card) => {
    const date = dates.get(card.id);
    return date ? [{ kind: "repeat" as const, card, date }] : [];
  });
}

/** What is wrong with each card concerned, the other of a close pair too. */
export function byCard(clashes: readonly Clash[]): Map<string, Clash> {
  const found = new Map<string, Clash>();
  for (const clash of clashes) {
    found.set(clash.card.id, clash);
    if (clash.kind === "close" && !found.has(clash.other.id)) found.set(clash.other.id, clash);
  }
  return found;
}

function between(earlier: Card, later: Card): number {
  const days = daysBetween(earlier.date!, later.date!);
  return days * 1440 + later.minute! - earlier.minute!;
}
