// Divides blocks among pages by their heights. A block stays whole where a page has room for it; one that is taller than a
// page is divided between its cards.

/** A block's heights in px: what stands over its cards, and each card with its gap, by cell. */
export interface Heights {
  head: number;
  cells: readonly (readonly number[])[];
}

/** The cards of a block that stand on a page: for each cell the first one, and the one after the last. */
export interface Slice {
  block: number;
  cards: readonly (readonly [number, number])[];
}

/** Returns the slices of each page, whose height in px is `space`. A card that is taller than a page has one of its own. */
export function pagesOf(blocks: readonly Heights[], space: number): Slice[][] {
  const pages: Slice[][] = [];
  let left = 0;
  const add = (slice: Slice, height: number) => {
    if (height > left || pages.length === 0) {
      pages.push([]);
      left = space;
    }
    pages.at(-1)!.push(slice);
    left -= height;
  };
  blocks.forEach((heights, block) => {
    for (const { cards, height } of slicesOf(heights, space)) add({ block, cards }, height);
  });
  return pages;
}

interface Measured {
  cards: [number, number][];
  height: number;
}

/** Returns a block in slices that are no taller than a page: one, unless the block is taller. */
function slicesOf({ head, cells }: Heights, space: number): Measured[] {
  const slices: Measured[] = [];
  let from = cells.map(() => 0);
  do {
    const to = cells.map((cards, cell) => endOf(cards, from[cell]!, space - head));
    const heights = cells.map((cards, cell) => sum(cards.slice(from[cell], to[cell])));
    slices.push({ cards: cells.map((_, cell) => [from[cell]!, to[cell]!]), height: head + Math.max(0, ...heights) });
    from = to;
  } while (from.some((card, cell) => card < cells[cell]!.length));
  return slices;
}

/** Returns the index after the last card that has room. The first one always has. */
function endOf(cards: readonly number[], from: number, space: number): number {
  let [end, left] = [from, space];
  while (end < cards.length && (end === from || cards[end]! <= left)) {
    left -= cards[end]!;
    end += 1;
  }
  return end;
}

const sum = (heights: readonly number[]) => heights.reduce((total, height) => total + height, 0);
