import { expect, test } from "vitest";
import { COLUMNS, indexAfter } from "./grid-keys";

test("arrows walk the grid and leave it at the top", () => {
  expect(indexAfter("ArrowRight", 0, 20)).toBe(1);
  expect(indexAfter("ArrowRight", 19, 20)).toBe(19);
  expect(indexAfter("ArrowLeft", 0, 20)).toBe(0);
  expect(indexAfter("ArrowDown", 2, 20)).toBe(2 + COLUMNS);
  expect(indexAfter("ArrowDown", 15, 20)).toBe(19);
  expect(indexAfter("ArrowUp", COLUMNS, 20)).toBe(0);
  expect(indexAfter("ArrowUp", COLUMNS - 1, 20)).toBe(-1);
  expect(indexAfter("End", 3, 20)).toBe(19);
  expect(indexAfter("Home", 3, 20)).toBe(0);
  expect(indexAfter("a", 3, 20)).toBeNull();
});
