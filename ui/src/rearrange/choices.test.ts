// Tests which rearrangement the fields of the dialog describe.

import type { ChannelId, PostId } from "../bindings";
import { expect, test } from "vitest";
import { type RearrangeChoices, daysIn, rearrangementOf } from "./choices";

const CHOICES: RearrangeChoices = {
  way: "shift",
  posts: ["a", "b"] as PostId[],
  days: "2",
  from: { date: "2026-11-20", minute: 540 },
  channel: null,
  first: "2026-11-16",
  last: "2026-11-22",
};

test("days are whole numbers, with or without a sign", () => {
  const cases: [string, number | null][] = [
    ["2", 2], [" +3 ", 3], ["-4", -4], ["−4", -4], ["0", 0], ["", null], ["1.5", null], ["two", null], ["-", null],
    ["123456", null],
  ];
  for (const [typed, days] of cases) expect(daysIn(typed), typed).toBe(days);
});

test("each way asks for what it needs", () => {
  const posts = ["a", "b"];
  expect(rearrangementOf(CHOICES)).toEqual({ kind: "shift", posts, days: 2 });
  expect(rearrangementOf({ ...CHOICES, way: "push", days: "-1", channel: "x" as ChannelId })).toEqual({
    kind: "push", from: CHOICES.from, channel: "x", days: -1,
  });
  expect(rearrangementOf({ ...CHOICES, way: "swap" })).toEqual({ kind: "swap", posts });
  expect(rearrangementOf({ ...CHOICES, way: "spread" })).toEqual({
    kind: "spread", posts, first: "2026-11-16", last: "2026-11-22", minute: 540,
  });
  expect(rearrangementOf({ ...CHOICES, way: "fill" })).toEqual({ kind: "fill", posts });
  expect(rearrangementOf({ ...CHOICES, days: "soon" })).toBeNull();
});
