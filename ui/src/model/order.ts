// The order of scheduled cards.

import type { Card } from "../bindings";

/** Compares two cards with a time: the earlier one first, by their ids at the same minute. */
export function byTime(a: Card, b: Card): number {
  if (a.date !== b.date) return a.date! < b.date! ? -1 : 1;
  return a.minute! - b.minute! || (a.id < b.id ? -1 : 1);
}
