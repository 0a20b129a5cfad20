/** Returns the earlier array if both have the same items, so that nothing is drawn again. */
export function sameItems<Item>(before: Item[], after: Item[]): Item[] {
  const isSame = before.length === after.length && after.every((item, at) => item === before[at]);
  return isSame ? before : after;
}
