// Tests the days that views show, and the steps between them.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, daysFrom } from "./dates";
import { type ViewFrame, VIEWS, daysOf, dateAfterSteps, weeksOf } from "./range";

const frames = fc.record<ViewFrame>({
  view: fc.constantFrom(...VIEWS),
  date: fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("1999-12-31", days)),
  firstDay: fc.integer({ min: 1, max: 7 }),
  showsOneDay: fc.boolean(),
});

describe("days of a view", () => {
  test("are in one run, and the date is among them", () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const days = daysOf(frame);
        expect(days).toEqual(daysFrom(days[0]!, days.length));
        expect(days).toContain(frame.date);
      }),
    );
  });

  test("a step on lies beyond, and leaves no day out", () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const days = daysOf(frame);
        const next = daysOf({ ...frame, date: dateAfterSteps(frame, 1) });
        expect(next[0]! > days[0]!).toBe(true);
        expect(daysBetween(days.at(-1)!, next[0]!)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("a month is six weeks, a narrow week one day", () => {
    const frame: ViewFrame = { view: "month", date: "2026-11-18", firstDay: 1, showsOneDay: true };
    expect(daysOf(frame)).toHaveLength(42);
    expect(daysOf(frame)[0]).toBe("2026-10-26");
    expect(daysOf({ ...frame, view: "week" })).toEqual(["2026-11-18"]);
    expect(daysOf({ ...frame, view: "board" })).toHaveLength(7);
  });

  test("weeks are named once", () => {
    expect(weeksOf(["2026-11-22", "2026-11-23", "2026-11-24"], 1)).toEqual(["2026-11-16", "2026-11-23"]);
  });
});
