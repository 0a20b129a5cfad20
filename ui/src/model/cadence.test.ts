import { expect, test } from "vitest";
import { goalOn, goalText, isAbove } from "./cadence";

test("a goal is that of the days that are shown", () => {
  expect(goalOn({ cadence_min: 4, cadence_max: 6 }, 7)).toEqual({ min: 4, max: 6 });
  expect(goalOn({ cadence_min: 4, cadence_max: null }, 42)).toEqual({ min: 24, max: null });
  expect(goalOn({ cadence_min: null, cadence_max: 3 }, 7)).toEqual({ min: 0, max: 3 });
  expect(goalOn({ cadence_min: null, cadence_max: null }, 7)).toBeNull();
  expect(goalOn({ cadence_min: 4, cadence_max: 6 }, 1)).toBeNull();
});

test("it is written in little space, and only more than the most is too much", () => {
  expect(goalText({ min: 4, max: 6 })).toBe("4–6");
  expect(goalText({ min: 4, max: null })).toBe("4");
  expect(goalText({ min: 0, max: 3 })).toBe("3");
  expect(isAbove(7, { min: 4, max: 6 })).toBe(true);
  expect(isAbove(6, { min: 4, max: 6 })).toBe(false);
  expect(isAbove(99, { min: 4, max: null })).toBe(false);
});
