// Tests which posts a filter shows and hides.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Plain } from "../../tests/plain";
import type { CampaignId, Card, Filter, LabelId, PostId } from "../bindings";
import { ALL, count, existing, isSame, NONE, passes } from "./filter";

const CARD = {
  id: "p", item: "i", channel: "x", title: "Launch 保险 day", status: "draft", date: null, minute: null,
  in_clock_gap: false, campaign: "spring", pillar: null, labels: ["tip", "how"],
} as unknown as Card;

const [A, B] = ["a" as LabelId, "b" as LabelId];

describe("a card", () => {
  const cases: [string, Partial<Plain<Filter>>, boolean][] = [
    ["that nothing is asked of", {}, true],
    ["of a channel that is off", { hidden: ["y", "x"] }, false],
    ["of a channel that is on", { hidden: ["y"] }, true],
    ["of one of the statuses", { statuses: ["idea", "draft"] }, true],
    ["of another status", { statuses: ["idea"] }, false],
    ["of the campaign", { campaigns: ["spring"] }, true],
    ["of another campaign", { campaigns: ["autumn"] }, false],
    ["that must have no campaign", { campaigns: [NONE] }, false],
    ["that may have no campaign", { campaigns: [NONE, "spring"] }, true],
    ["without a pillar", { pillars: [NONE] }, true],
    ["that must have a pillar", { pillars: ["product"] }, false],
    ["with one of the labels", { labels: ["how", "rare"] }, true],
    ["without the label", { labels: ["rare"] }, false],
    ["that must have no label", { labels: [NONE] }, false],
    ["of the stage", { stages: ["decision"] }, false],
    ["that doesn't say its stage", { stages: ["decision", null], needs: [null] }, true],
    ["for an audience", { audiences: ["ana"] }, false],
    ["for nobody in particular", { audiences: [NONE], objectives: [NONE] }, true],
    ["with the words in its title", { text: "DAY 保险 " }, true],
    ["with one of the words only", { text: "day night" }, false],
    ["that must pass all at once", { statuses: ["draft"], labels: ["rare"] }, false],
  ];

  test.each(cases)("%s", (_, filter, shown) => {
    expect(passes(CARD, { ...ALL, ...filter } as Filter)).toBe(shown);
  });

  test("that says the words elsewhere passes as far as the rest lets it", () => {
    const matches = new Set(["p" as PostId]);
    expect(passes(CARD, { ...ALL, text: "night" }, matches)).toBe(true);
    expect(passes(CARD, { ...ALL, text: "night" }, new Set(["q" as PostId]))).toBe(false);
    expect(passes(CARD, { ...ALL, text: "night", statuses: ["idea"] }, matches)).toBe(false);
    expect(passes(CARD, { ...ALL, text: "day" }, new Set(["q" as PostId]))).toBe(true);
  });

  test("without labels passes where none is asked for", () => {
    expect(passes({ ...CARD, labels: [] }, { ...ALL, labels: [NONE as LabelId] })).toBe(true);
  });
});

test("asking more never shows more", () => {
  const some = fc.subarray(["", "spring", "tip", "x", "draft"]);
  const filters = fc.record({ hidden: some, statuses: some, campaigns: some, pillars: some, labels: some, stages: some, needs: some, audiences: some, objectives: some, text: fc.constantFrom("", "day", "night") });
  fc.assert(
    fc.property(filters, fc.constantFrom(...(Object.keys(ALL) as (keyof Filter)[])), (filter, key) => {
      const less = { ...filter, [key]: ALL[key] } as Filter;
      return !passes(CARD, filter as Filter) || passes(CARD, less);
    }),
  );
});

test("each thing asked counts once", () => {
  expect(count(ALL)).toBe(0);
  expect(count({ ...ALL, text: " " })).toBe(0);
  expect(count({ ...ALL, campaigns: [NONE as CampaignId], statuses: ["idea", "draft"], text: "day" })).toBe(3);
});

test("what is gone from the plan asks nothing", () => {
  const labels = [{ id: "tip" as LabelId, name: "tip" }];
  const plan = { campaigns: [], pillars: [], labels, audiences: [], objectives: [], channels: [] };
  const filter = { ...ALL, campaigns: ["gone"], pillars: [NONE], labels: ["tip", "gone"], audiences: ["gone"], hidden: ["gone"] };
  expect(existing(filter as Filter, plan)).toEqual({ ...ALL, pillars: [NONE], labels: ["tip"] });
});

test("two filters are the same in any order", () => {
  const filter: Filter = { ...ALL, labels: [A, B], text: "day" };
  expect(isSame(filter, { ...filter, labels: [B, A] })).toBe(true);
  expect(isSame(filter, { ...filter, labels: [B] })).toBe(false);
  expect(isSame(filter, { ...filter, text: "" })).toBe(false);
});
