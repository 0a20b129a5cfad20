// The list: the range as a table, in groups by day, or in one by what a head was clicked for.

import type { Card } from "../../bindings";

export const SORTS = ["time", "title", "channel", "status", "campaign"] as const;
export type Sort = (typeof SORTS)[number];

export interface Order {
  by: Sort;
  isDown: boolean;
}

export interface Group {
  /** Empty where the posts are in no order of days. */
  date: string;
  cards: Card[];
}

/** What a card is sorted by, as the person reads it. */
export type Keys = Record<Exclude<Sort, "time">, (card: Card) => string | number>;

/** By time every day of the range has its group, also an empty one. */
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

/** Those that are alike stay in their order by time. */
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
