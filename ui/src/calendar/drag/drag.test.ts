// Tests how places are calculated, and the states of holding a card.

import type { ChannelId, PostId } from "../../bindings";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Grid, type HourRow, dayPlace, edgeScroll, openRow, placeAt, scrolledSideways, statusPlace, thinRowAt, thinWeekOf } from "../grid/geometry";
import { IDLE, type Drag, THRESHOLD, reduce, targetOf } from "./reducer";
import { placeAfterStep } from "../grid/steps";

const P = "p" as PostId;
const DAYS = ["2026-11-16", "2026-11-17", "2026-11-18"];

function board(heights: { from: number; to: number; size: number; isThin: boolean }[]): Grid {
  let start = 100;
  const spans: HourRow[] = heights.map((row) => {
    const span = { ...row, start };
    start += row.size;
    return span;
  });
  return {
    frame: { left: 50, top: 100, right: 350, bottom: 900 },
    days: DAYS,
    columns: DAYS.map((_, day) => ({ start: 50 + day * 100, size: 100 })),
    rows: { kind: "hours", spans },
    tray: { left: 350, top: 0, right: 500, bottom: 900 },
    openHeight: 34,
  };
}

const steps = (days = 7) => ({ minutes: 15, lanes: ["a", "b"] as ChannelId[], days });

const WEEK = board([
  { from: 0, to: 7, size: 20, isThin: true },
  { from: 8, to: 8, size: 60, isThin: false },
  { from: 9, to: 9, size: 20, isThin: true },
  { from: 10, to: 10, size: 120, isThin: false },
]);

describe("places", () => {
  test.each([
    ["the first minute of an hour", 60, 120, 0, 15, "2026-11-16", 8 * 60],
    ["half way down an hour", 160, 150, 0, 15, "2026-11-17", 8 * 60 + 30],
    ["the last minute in fine steps", 160, 179, 0, 5, "2026-11-17", 8 * 60 + 55],
    ["a band by its share", 60, 110, 0, 15, "2026-11-16", 4 * 60],
    ["scrolled content", 60, 120, 100, 15, "2026-11-16", 10 * 60],
    ["the empty foot below the last row", 60, 880, 0, 15, "2026-11-16", 10 * 60 + 45],
  ])("%s", (_, x, y, scrolled, step, date, minute) => {
    expect(placeAt(WEEK, x, y, scrolled, step)).toMatchObject({ kind: "hour", date, minute });
  });

  test("the tray, and nothing outside", () => {
    expect(placeAt(WEEK, 400, 50, 0, 15)).toMatchObject({ kind: "tray" });
    expect(placeAt(WEEK, 20, 120, 0, 15)).toBeNull();
    expect(placeAt(WEEK, 60, 90, 0, 15)).toBeNull();
  });

  test("every point of the board is on a day, in an hour of its row and on the step", () => {
    const point = fc.record({ x: fc.double({ min: 50, max: 349.9, noNaN: true }), y: fc.double({ min: 100, max: 319, noNaN: true }) });
    fc.assert(
      fc.property(point, fc.constantFrom(5, 15), ({ x, y }, step) => {
        const place = placeAt(WEEK, x, y, 0, step);
        expect(place?.kind).toBe("hour");
        if (place?.kind !== "hour") return;
        expect(place.minute % step).toBe(0);
        expect(place.minute).toBeLessThan(11 * 60);
      }),
    );
  });

  test("an opened band grows, moves what is below, and is thin no more", () => {
    const opened = openRow(WEEK, 0)!;
    const spans = opened.rows.kind === "hours" ? opened.rows.spans : [];
    expect(spans[0]!.size).toBe(8 * 34);
    expect(spans[1]!.start).toBe(100 + 8 * 34);
    expect(thinRowAt(WEEK, 110, 0)).toBe(0);
    expect(thinRowAt(opened, 110, 0)).toBe(-1);
    expect(placeAt(opened, 60, 100 + 34 * 6 + 17, 0, 15)).toMatchObject({ minute: 6 * 60 + 30 });
  });
});

describe("holding", () => {
  const place = { kind: "tray", cell: "tray" } as const;
  const press = { type: "press", id: P, x: 0, y: 0 } as const;
  const point = (x: number) => ({ type: "point", x, y: 0, place: () => place }) as const;

  test("a press becomes a drag only past the threshold", () => {
    const pressed = reduce(IDLE, press);
    expect(reduce(pressed, point(THRESHOLD - 1)).phase).toBe("pressed");
    expect(reduce(pressed, point(THRESHOLD))).toEqual({ phase: "held", id: P, by: "pointer", place });
  });

  test("cancel and release end it from any state", () => {
    const states: Drag[] = [IDLE, reduce(IDLE, press), { phase: "held", id: P, by: "keys", place }];
    for (const state of states) {
      expect(reduce(state, { type: "cancel" })).toBe(IDLE);
      expect(reduce(state, { type: "release" })).toBe(IDLE);
    }
  });

  test("the pointer does not move what is held by keys", () => {
    const held: Drag = { phase: "held", id: P, by: "keys", place };
    expect(reduce(held, point(50))).toBe(held);
  });

  test("steps by key stay within the day and the lanes", () => {
    const hour = { kind: "hour", date: DAYS[0]!, minute: 0, cell: "" } as const;
    expect(placeAfterStep(hour, "up", steps())).toMatchObject({ minute: 0 });
    expect(placeAfterStep(hour, "down", steps())).toMatchObject({ minute: 15 });
    expect(placeAfterStep(hour, "left", steps())).toMatchObject({ date: "2026-11-15" });
    const lane = { kind: "lane", date: DAYS[0]!, channel: "b" as ChannelId, cell: "" } as const;
    expect(placeAfterStep(lane, "down", steps())).toMatchObject({ channel: "b" });
    expect(placeAfterStep(lane, "up", steps())).toMatchObject({ channel: "a" });
  });

  test("a drop in a lane keeps the time, one in an hour sets it", () => {
    expect(targetOf({ kind: "lane", date: DAYS[0]!, channel: "b" as ChannelId, cell: "" })).toEqual({
      when: { to: "day", date: DAYS[0], minute: 540 },
      channel: "b",
    });
    expect(targetOf({ kind: "hour", date: DAYS[0]!, minute: 615, cell: "" })).toEqual({
      when: { to: "at", at: { date: DAYS[0], minute: 615 } },
    });
    expect(targetOf(place)).toEqual({ when: { to: "tray" } });
  });

  test("steps on days go by a row of days, those on the board by a status", () => {
    const day = dayPlace(DAYS[1]!);
    expect(placeAfterStep(day, "down", steps())).toEqual(dayPlace("2026-11-24"));
    expect(placeAfterStep(day, "up", steps(1))).toEqual(dayPlace(DAYS[0]!));
    expect(placeAfterStep(statusPlace("draft"), "right", steps())).toEqual(statusPlace("in_review"));
    expect(placeAfterStep(statusPlace("idea"), "left", steps())).toEqual(statusPlace("idea"));
  });
});

describe("beyond the last day", () => {
  const all = { ...steps(1), last: DAYS[2]! };
  const hour = { kind: "hour", date: DAYS[2]!, minute: 600, cell: "" } as const;

  test("lies the tray, and beyond that the day after", () => {
    const tray = placeAfterStep(hour, "right", all);
    expect(tray).toMatchObject({ kind: "tray", cell: "tray" });
    expect(placeAfterStep(tray, "left", all)).toEqual(hour);
    expect(placeAfterStep(tray, "down", all)).toEqual(tray);
    expect(placeAfterStep(tray, "right", all)).toMatchObject({ date: "2026-11-19", minute: 600 });
    expect(targetOf(tray as Extract<typeof tray, { kind: "tray" }>)).toEqual({ when: { to: "tray" } });
  });

  test("and beyond the last status, from which it goes back alone", () => {
    const tray = placeAfterStep(statusPlace("skipped"), "right", all);
    expect(tray.kind).toBe("tray");
    expect(placeAfterStep(tray, "right", all)).toEqual(tray);
    expect(placeAfterStep(tray, "left", all)).toEqual(statusPlace("skipped"));
  });

  test("a nudge goes on to the next day", () => {
    expect(placeAfterStep(hour, "right", steps(1))).toMatchObject({ date: "2026-11-19" });
  });
});

test("in a lane that takes no posts a card keeps its channel from day to day", () => {
  const lane = { kind: "lane", date: DAYS[0]!, channel: "archived" as ChannelId, cell: "" } as const;
  expect(placeAfterStep(lane, "right", steps())).toMatchObject({ date: DAYS[1], channel: "archived" });
});

test("what scrolls to the side takes its columns along", () => {
  expect(placeAt(scrolledSideways(WEEK, 100), 60, 120, 0, 15)).toMatchObject({ date: DAYS[1] });
});

test("near an edge it pulls, away from it not", () => {
  expect([edgeScroll(105, 100, 900), edgeScroll(500, 100, 900), edgeScroll(895, 100, 900)].map(Math.sign)).toEqual([-1, 0, 1]);
});

describe("rows of days", () => {
  const weeks = {
    ...WEEK,
    rows: {
      kind: "dates" as const,
      spans: [
        { start: 100, size: 50, dates: DAYS, isThin: false },
        { start: 150, size: 50, dates: ["2026-11-23", "2026-11-24", "2026-11-25"], isThin: true },
      ],
    },
  };

  test("each column of a row is its own day", () => {
    expect(placeAt(weeks, 60, 120, 0, 15)).toEqual(dayPlace(DAYS[0]!));
    expect(placeAt(weeks, 260, 160, 0, 15)).toEqual(dayPlace("2026-11-25"));
    expect(placeAt(weeks, 260, 250, 0, 15)).toBeNull();
  });

  test("a thin week is told by the pointer over it and by its days, and is measured once it is open", () => {
    expect([thinRowAt(weeks, 120, 0), thinRowAt(weeks, 160, 0)]).toEqual([-1, 1]);
    expect([thinWeekOf(weeks, DAYS[0]!), thinWeekOf(weeks, "2026-11-24"), thinWeekOf(WEEK, DAYS[0]!)]).toEqual([-1, 1, -1]);
    expect(openRow(weeks, 1)).toBeNull();
  });

  test("a column of the board is a status, at any height", () => {
    const columns = { ...WEEK, rows: { kind: "statuses" as const, statuses: ["idea" as const, "draft" as const, "approved" as const] } };
    expect(placeAt(columns, 160, 850, 0, 15)).toEqual(statusPlace("draft"));
  });
});
