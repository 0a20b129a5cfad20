// Tests splitting, joining and numbering the parts of a thread.

import { expect, test } from "vitest";
import { isNumbered, joinBefore, joinedParts, numbered, partsIn, splitAt } from "./thread";

test("a thread has two parts or more", () => {
  expect(joinedParts(["One"])).toBeNull();
  expect(partsIn(joinedParts(["One", "Two", ""]))).toEqual(["One", "Two", ""]);
  expect(partsIn(null)).toEqual([]);
});

test("a part is split at a place and joined again", () => {
  expect(splitAt(["One. Two.", "Three."], 0, 4)).toEqual(["One.", "Two.", "Three."]);
  expect(joinBefore(["One.", "Two.", "Three."], 1)).toEqual({ parts: ["One.\n\nTwo.", "Three."], place: 6 });
  expect(joinBefore(["", "Two."], 1)).toEqual({ parts: ["Two."], place: 0 });
});

test("numbers follow the parts", () => {
  const parts = numbered(["One. Two.", "Three."]);
  expect(parts).toEqual(["One. Two. 1/2", "Three. 2/2"]);
  expect(isNumbered(parts)).toBe(true);
  expect(splitAt(parts, 0, 4)).toEqual(["One. 1/3", "Two. 2/3", "Three. 3/3"]);
  expect(joinBefore(parts, 1).parts).toEqual(["One. Two.\n\nThree."]);
});
