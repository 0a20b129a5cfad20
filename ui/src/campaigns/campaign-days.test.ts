// Tests how drags and keys change a campaign's days.

import { describe, expect, test } from "vitest";
import type { Campaign } from "../bindings";
import { daysAfterDrag, dragOfKey } from "./campaign-edit";
import { dayAt } from "./day-grid";

describe("a campaign's days", () => {
  const campaign = { id: "c", name: "C", colour: "", brief: "", first_day: "2026-11-17", last_day: "2026-11-19" } as Campaign;
  const days = (first: string, last: string) => ({ first_day: `2026-11-${first}`, last_day: `2026-11-${last}` });

  test.each([
    ["whole", 2, days("19", "21")],
    ["first", -1, days("16", "19")],
    ["first", 9, days("19", "19")],
    ["last", 1, days("17", "20")],
    ["last", -9, days("17", "17")],
  ] as const)("%s by %i", (part, by, expected) => expect(daysAfterDrag(campaign, part, by)).toEqual(expected));

  test("one day alone becomes two by an end, and stays one whole", () => {
    const oneDay = { ...campaign, last_day: null };
    expect(daysAfterDrag(oneDay, "last", 1)).toEqual(days("17", "18"));
    expect(daysAfterDrag(oneDay, "whole", 1)).toEqual({ first_day: "2026-11-18", last_day: null });
  });

  test("keys", () => {
    const key = (key: string, more = {}) => dragOfKey({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more } as KeyboardEvent);
    expect(key("ArrowRight")).toEqual({ part: "whole", days: 1 });
    expect(key("ArrowLeft", { shiftKey: true })).toEqual({ part: "last", days: -1 });
    expect(key("ArrowLeft", { shiftKey: true, ctrlKey: true })).toEqual({ part: "first", days: -1 });
    expect(key("ArrowLeft", { altKey: true })).toBeNull();
    expect(key("Enter")).toBeNull();
  });

  test("keys where days lie below each other", () => {
    const key = (key: string) => dragOfKey({ key } as KeyboardEvent, 7);
    expect([key("ArrowUp"), key("ArrowDown")]).toEqual([{ part: "whole", days: -7 }, { part: "whole", days: 7 }]);
    expect(dragOfKey({ key: "ArrowUp" } as KeyboardEvent)).toBeNull();
  });

  test("the day under the pointer, beyond the ends too", () => {
    const grid = { columns: [100, 200, 300, 400], rows: [] };
    expect([50, 100, 250, 399, 400, 520].map((x) => dayAt(grid, x, 9))).toEqual([-1, 0, 1, 2, 3, 4]);
  });

  test("the day under the pointer in several rows, theirs above and below too", () => {
    const grid = { columns: [100, 200, 300], rows: [50, 80, 110] };
    const at = [[150, 0], [150, 60], [250, 80], [250, 109], [90, 85], [150, 500]] as const;
    expect(at.map(([x, y]) => dayAt(grid, x, y))).toEqual([0, 0, 3, 3, 1, 4]);
  });
});
