// Tests which boxes a part of a text is drawn as.

import { expect, test } from "vitest";
import { boxesOf } from "./excess-boxes";

const rect = (left: number, right: number, line: number) => ({ left, right, top: line * 20 + 2, bottom: line * 20 + 18 });

test("a part of one line is one box, also of two directions", () => {
  expect(boxesOf([rect(10, 40, 0)])).toEqual([rect(10, 40, 0)]);
  expect(boxesOf([rect(60, 90, 0), rect(10, 60, 0)])).toEqual([rect(10, 90, 0)]);
});

test("more lines are the first, the last and what is between them", () => {
  expect(boxesOf([rect(50, 90, 0), rect(0, 30, 1)])).toEqual([rect(50, 90, 0), rect(0, 30, 1)]);
  const boxes = boxesOf([rect(50, 90, 0), rect(0, 80, 1), rect(0, 95, 2), rect(0, 30, 3)]);
  expect(boxes).toEqual([rect(50, 90, 0), { left: 0, right: 95, top: 22, bottom: 58 }, rect(0, 30, 3)]);
});

test("nothing is no box, nor is a line end", () => {
  expect(boxesOf([])).toEqual([]);
  expect(boxesOf([rect(5, 5, 0)])).toEqual([]);
});
