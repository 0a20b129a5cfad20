// Tests that the page moves a card to where the planner will put it.

import { describe, expect, test } from "vitest";
import type { Card, ChannelId, Target } from "../bindings";
import { movedCard } from "./moves";
import { mergeRows } from "./rows";

const CARD = {
  id: "p", item: "i", channel: "a", title: "T", status: "draft", date: "2026-12-31", minute: 1430,
  in_clock_gap: false, campaign: null, pillar: null, labels: [],
} as unknown as Card;

const LANE = "b" as ChannelId;

describe("a move", () => {
  const cases: [string, Target, Partial<Card>][] = [
    ["to a time", { when: { to: "at", at: { date: "2026-11-20", minute: 600 } } }, { date: "2026-11-20", minute: 600 }],
    ["to a day", { when: { to: "day", date: "2026-11-20", minute: 540 } }, { date: "2026-11-20", minute: 1430 }],
    ["to a lane", { when: { to: "keep" }, channel: LANE }, { channel: LANE }],
    ["to the tray", { when: { to: "tray" } }, { date: null, minute: null }],
    ["over the year's end", { when: { to: "by", days: 0, minutes: 15 } }, { date: "2027-01-01", minute: 5 }],
    ["back over midnight", { when: { to: "by", days: 1, minutes: -1440 } }, {}],
  ];

  test.each(cases)("%s", (_, target, change) => {
    expect(movedCard(CARD, target)).toEqual({ ...CARD, ...change });
  });

  test("from the tray to a day takes the time that the target names", () => {
    const waiting = { ...CARD, date: null, minute: null };
    const target: Target = { when: { to: "day", date: "2026-11-20", minute: 540 } };
    expect(movedCard(waiting, target)).toMatchObject({ date: "2026-11-20", minute: 540 });
    expect(movedCard(waiting, { when: { to: "by", days: 1, minutes: 0 } })).toEqual(waiting);
  });
});

const BY_POSITION = {
  key: (row: { id: string }) => row.id,
  compare: (a: { position: number }, b: { position: number }) => a.position - b.position,
};

test("rows are the same array where nothing changed", () => {
  const rows = [{ id: "a", position: 1 }];
  expect(mergeRows(rows, [], [], BY_POSITION)).toBe(rows);
  expect(mergeRows(rows, [{ id: "b", position: 0 }], ["a"], BY_POSITION)).toEqual([
    { id: "b", position: 0 },
  ]);
});
