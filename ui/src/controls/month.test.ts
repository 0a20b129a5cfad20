// Tests the days of the small month and how keys move among them.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, monthStart } from "../model/dates";
import { dateAfter, tabStop, monthsLater, weeksOfMonth } from "./month";

const date = fc.integer({ min: -20_000, max: 20_000 }).map((days) => addDays("2000-01-01", days));
const firstDay = fc.integer({ min: 1, max: 7 });

describe("the days of a month", () => {
  test("begin on the week's first day and hold the whole month", () => {
    fc.assert(
      fc.property(date, firstDay, (day, first) => {
        const days = weeksOfMonth(monthStart(day), first).flat();
        expect(days).toHaveLength(42);
        expect(days).toContain(day);
      }),
    );
  });

  test.each([
    ["2026-11-18", "ArrowLeft", "2026-11-17"],
    ["2026-11-01", "ArrowUp", "2026-10-25"],
    ["2026-11-18", "Home", "2026-11-16"],
    ["2026-11-18", "End", "2026-11-22"],
    ["2026-01-31", "PageDown", "2026-02-28"],
    ["2028-03-31", "PageUp", "2028-02-29"],
    ["2026-12-31", "PageDown", "2027-01-31"],
    ["2026-11-18", "Enter", null],
  ])("%s and %s lead to %s", (from, key, to) => {
    expect(dateAfter(key, from, 1)).toBe(to);
  });

  test("a month later stays in that month", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -30, max: 30 }), (day, months) => {
        const moved = monthsLater(day, months);
        expect(+moved.slice(8)).toBeLessThanOrEqual(+day.slice(8));
      }),
    );
  });

  test("Tab reaches the chosen day, today or the first", () => {
    expect(tabStop("2026-11-01", "2026-11-05", "2026-11-18")).toBe("2026-11-05");
    expect(tabStop("2026-11-01", "2026-10-05", "2026-11-18")).toBe("2026-11-18");
    expect(tabStop("2026-11-01", undefined, "2026-10-18")).toBe("2026-11-01");
  });
});
