import { expect, test } from "vitest";
import { datedDays, linePath, PLOT, ratioPlace, ticks, xOf, yOf } from "./plot";

test("ticks are round, begin at 0 and reach the largest number", () => {
  expect(ticks(550)).toEqual([0, 200, 400, 600]);
  expect(ticks(4)).toEqual([0, 1, 2, 3, 4]);
  expect(ticks(0.07)).toEqual([0, 0.02, 0.04, 0.06, 0.08]);
  expect(ticks(0)).toEqual([0]);
});

test("every largest number has three to six ticks that hold it", () => {
  for (let most = 0.01; most < 1e9; most *= 1.37) {
    const found = ticks(most);
    expect(found.length).toBeGreaterThanOrEqual(3);
    expect(found.length).toBeLessThanOrEqual(6);
    expect(found.at(-1)!).toBeGreaterThanOrEqual(most * (1 - 1e-9));
  }
});

test("days and numbers stay within the plot, and what is unknown is passed over", () => {
  const frame = { width: 800, days: 28, most: 600 };
  expect(xOf(frame, 0)).toBeGreaterThan(PLOT.start);
  expect(xOf(frame, 27)).toBeLessThan(800 - PLOT.end);
  expect(yOf(frame, 600)).toBe(PLOT.top);
  expect(yOf(frame, -5)).toBe(yOf(frame, 0));
  expect(linePath({ ...frame, days: 3 }, [600, null, 0]).split("L")).toHaveLength(2);
  expect(linePath(frame, [null])).toBe("");
});

test("about seven days are dated", () => {
  expect(datedDays(7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(datedDays(28)).toEqual([0, 4, 8, 12, 16, 20, 24]);
});

test("the usual is in the middle of the axis of ratios", () => {
  expect(ratioPlace(1)).toBe(0.5);
  expect(ratioPlace(2)).toBe(0.75);
  expect(ratioPlace(100)).toBe(1);
  expect(ratioPlace(0)).toBe(0);
});
