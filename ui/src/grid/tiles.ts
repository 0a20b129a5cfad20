// Orders the tiles of a profile, and walks over them. Pure.

import type { Card, GridPost, LocalTime, PostId, ProfileGrid } from "../bindings";

export type Tile = { kind: "post"; post: GridPost } | { kind: "free"; at: LocalTime };

/** Returns the posts and the free slots in one order, the latest first. */
export function tilesOf({ posts, free }: ProfileGrid): Tile[] {
  const tiles: Tile[] = [
    ...posts.map((post): Tile => ({ kind: "post", post })),
    ...free.map((at): Tile => ({ kind: "free", at })),
  ];
  return tiles.sort((a, b) => compareTimes(timeOf(b), timeOf(a)));
}

export const keyOf = (tile: Tile): string => (tile.kind === "post" ? tile.post.card.id : `${tile.at.date} ${tile.at.minute}`);

export function timeOf(tile: Tile): LocalTime {
  return tile.kind === "free" ? tile.at : timeOfCard(tile.post.card);
}

/** Returns the time of a card of the grid, all of which have one. */
export const timeOfCard = ({ date, minute }: Card): LocalTime => ({ date: date ?? "", minute: minute ?? 0 });

/** Returns whether a post has its place for good. */
export const isFixed = ({ status }: Card): boolean => status === "published" || status === "skipped";

/**
 * Returns the post that an arrow key leads to, in a grid of some columns; the same one at the edge. Free slots are passed
 * over, and so are posts that `isStop` refuses.
 */
export function postAt(
  tiles: readonly Tile[],
  from: PostId,
  key: string,
  columns: number,
  isStop: (card: Card) => boolean,
): PostId {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[key] ?? 0;
  let at = tiles.findIndex((tile) => keyOf(tile) === from);
  for (at += step; step !== 0 && at >= 0 && at < tiles.length; at += step) {
    const tile = tiles[at]!;
    if (tile.kind === "post" && isStop(tile.post.card)) return tile.post.card.id;
  }
  return from;
}

function compareTimes(a: LocalTime, b: LocalTime): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : a.minute - b.minute;
}
