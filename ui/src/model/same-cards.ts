import type { Card } from "../bindings";

/** Returns the earlier array if both have the same cards, so that nothing is drawn again. */
export function sameCards(before: Card[], after: Card[]): Card[] {
  const isSame = before.length === after.length && after.every((card, at) => card === before[at]);
  return isSame ? before : after;
}
