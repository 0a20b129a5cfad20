/** Returns the earlier array if both have the same items, so that nothing is drawn again. */
export function sameItems<Item>(before: Item[], after: Item[], isSame: (a: Item, b: Item | undefined) => boolean = Object.is): Item[] {
  const areSame = before.length === after.length && after.every((item, at) => isSame(item, before[at]));
  return areSame ? before : after;
}
