import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Heights, pagesOf } from "./pages";

const block = (...cells: number[][]): Heights => ({ head: 10, cells });

describe("pages", () => {
  test("blocks follow each other until a page is full", () => {
    const pages = pagesOf([block([30], [50]), block([40]), block([20])], 100);
    expect(pages.map((page) => page.map(({ block }) => block))).toEqual([[0], [1, 2]]);
  });

  test("a block that is taller than a page is divided between its cards", () => {
    const pages = pagesOf([block([40, 40, 40], [20])], 100);
    expect(pages.map(([slice]) => slice!.cards)).toEqual([
      [[0, 2], [0, 1]],
      [[2, 3], [1, 1]],
    ]);
  });

  test("a card that is taller than a page has one of its own", () => {
    expect(pagesOf([block([20, 400, 20])], 100).map(([slice]) => slice!.cards)).toEqual([[[0, 1]], [[1, 2]], [[2, 3]]]);
  });

  test("nothing has no page", () => {
    expect(pagesOf([], 100)).toEqual([]);
  });

  test("every card is on one page, in its order, and no page is too tall", () => {
    const cells = fc.array(fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 20 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 8 }), (all) => {
        const blocks = all.map((cells) => block(...cells));
        const pages = pagesOf(blocks, 100);
        const slices = pages.flat();
        blocks.forEach(({ cells }, at) => {
          const own = slices.filter(({ block }) => block === at);
          cells.forEach((cards, cell) => {
            const drawn = own.flatMap(({ cards: ranges }) => cards.slice(...ranges[cell]!));
            expect(drawn).toEqual(cards);
          });
        });
        for (const page of pages) {
          const heights = page.map(({ block: at, cards }) =>
            Math.max(...cards.map(([from, to], cell) => blocks[at]!.cells[cell]!.slice(from, to).reduce((a, b) => a + b, 10))),
          );
          expect(heights.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
