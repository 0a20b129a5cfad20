// Lays out the list: grouped by day, or as one group sorted by another column.

import type { Card } from "../../bindings";

export const SORTS = ["time", "title", "channel", "status", "campaign"] as const;
export type Sort = (typeof SORTS)[number];

export interface Order {
  by: Sort;
  isDown: boolean;
}

export interface Group {
  /** The day of the group; empty if the list isn't sorted by time. */
  date: string;
  cards: Card[];
}

/** Returns a card's visible text or number in a column, for sorting. */
export type Keys = Record<Exclude<Sort, "time">, (card: Card) => string | number>;

/** Returns the groups of the list. Sorted by time, every day has a group, even without posts. */
export function groups(
  cards: readonly Card[],
  days: readonly string[],
  order: Order,
  keys: Keys,
  compare: (a: string, b: string) => number,
): Group[] {
  if (order.by !== "time") return [{ date: "", cards: sorted(cards, keys[order.by], order, compare) }];
  const byDate = new Map<string, Card[]>(days.map((date) => [date, []]));
  for (const card of cards) byDate.get(card.date!)?.push(card);
  const found = [...byDate].map(([date, cards]) => ({ date, cards: order.isDown ? cards.reverse() : cards }));
  return order.isDown ? found.reverse() : found;
}

/** Returns the cards sorted by a key. Equal cards stay in order of time. */
function sorted(
  cards: readonly Card[],
  key: (card: Card) => string | number,
  { isDown }: Order,
  compare: (a: string, b: string) => number,
): Card[] {
  const sign = isDown ? -1 : 1;
  const keyed = cards.map((card) => ({ card, key: key(card) }));
  keyed.sort((a, b) => sign * inOrder(a.key, b.key, compare));
  return keyed.map(({ card }) => card);
}

function inOrder(a: string | number, b: string | number, compare: (a: string, b: string) => number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : compare(String(a), String(b));
}
