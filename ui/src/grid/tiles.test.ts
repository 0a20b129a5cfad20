import { describe, expect, test } from "vitest";
import type { Card, PostId, ProfileGrid, Status } from "../bindings";
import { isFixed, keyOf, postAt, tilesOf } from "./tiles";

function post(id: string, date: string, status: Status = "draft") {
  return { card: { id, date, minute: 540, status } as unknown as Card, media: null };
}

const GRID: ProfileGrid = {
  posts: [post("f", "2026-12-05"), post("e", "2026-12-04"), post("d", "2026-12-03"), post("b", "2026-11-02", "published"), post("a", "2026-11-01", "published")],
  free: [{ date: "2026-12-03", minute: 600 }],
};
const tiles = tilesOf(GRID);

test("free slots are between the posts, the latest first", () => {
  expect(tiles.map(keyOf)).toEqual(["f", "e", "2026-12-03 600", "d", "b", "a"]);
});

describe("an arrow key", () => {
  const go = (from: string, key: string, isStop = (_: Card) => true) => postAt(tiles, from as PostId, key, 3, isStop);

  test("goes over a free slot, and stays at the edge", () => {
    expect(go("e", "ArrowRight")).toBe("d");
    expect(go("d", "ArrowLeft")).toBe("e");
    expect(go("f", "ArrowDown")).toBe("d");
    expect(go("f", "ArrowLeft")).toBe("f");
    expect(go("a", "ArrowDown")).toBe("a");
    expect(go("a", "ArrowUp")).toBe("a");
  });

  test("passes what is published while a post is held", () => {
    const isFree = (card: Card) => !isFixed(card);
    expect(go("d", "ArrowRight", isFree)).toBe("d");
    expect(go("d", "ArrowUp", isFree)).toBe("f");
  });
});
