// Posts that get in each other's way on a channel: close together, or saying the same again.

import type { Card, Echo } from "../bindings";
import { addDays, daysBetween } from "./dates";

/** Another goes out on the channel within a quarter of an hour; the earlier of them. */
export type Close = { kind: "close"; card: Card; other: Card; minutes: number };

export type Clash =
  | Close
  /** Another on `date` says the same. */
  | { kind: "repeat"; card: Card; date: string };

/** So many minutes apart is not too close. */
export const APART = 15;

/** Each post that follows another on its channel too closely, in the order of `cards`, by time. */
export function tooClose(cards: readonly Card[], apart = APART): Close[] {
  const last = new Map<string, Card>();
  const found: Close[] = [];
  for (const card of cards) {
    if (card.date === null || card.status === "skipped") continue;
    const other = last.get(card.channel);
    const minutes = other ? between(other, card) : Infinity;
    if (other && minutes < apart) found.push({ kind: "close", card, other, minutes });
    last.set(card.channel, card);
  }
  return found;
}

/**
 * The cards of a range between those of the day before it and of the day after, so that what meets
 * over midnight at its edges is seen. `inRange` is by time.
 */
export function withEdges(inRange: readonly Card[], all: Iterable<Card>, from: string, to: string): Card[] {
  const before = addDays(from, -1);
  const [early, late]: [Card[], Card[]] = [[], []];
  for (const card of all) {
    if (card.date === before) early.push(card);
    if (card.date === to) late.push(card);
  }
  return [...early.sort(byMinute), ...inRange, ...late.sort(byMinute)];
}

/** The pairs of which one is among the shown, named by that one. */
export function touching(pairs: readonly Close[], shown: readonly Card[]): Close[] {
  const ids = new Set(shown.map(({ id }) => id));
  const turned = (pair: Close) => (ids.has(pair.card.id) ? pair : { ...pair, card: pair.other, other: pair.card });
  return pairs.map(turned).filter(({ card }) => ids.has(card.id));
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

const byMinute = (a: Card, b: Card) => a.minute! - b.minute!;

function between(earlier: Card, later: Card): number {
  const days = daysBetween(earlier.date!, later.date!);
  return days * 1440 + later.minute! - earlier.minute!;
}
