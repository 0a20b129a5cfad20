// Tests the options that the choices of the export dialog give.

import { expect, test } from "vitest";
import type { Channel, Status } from "../bindings";
import { type Choices, faultIn, fileName, liveOptionsFor, optionsFor } from "./export";

const CHOICES: Choices = {
  span: "week",
  first: null,
  last: null,
  channels: ["a", "b"],
  statuses: ["draft", "approved"],
  minutes: 30,
  alarm: null,
  view: null,
  rules: false,
  also: [],
  withChannel: true,
  description: ["text"],
  fresh: false,
};

const HERE = {
  from: "2026-11-16",
  to: "2026-11-23",
  today: "2026-11-18",
  channels: [{ id: "a" }, { id: "b" }] as Channel[],
  statuses: ["draft", "approved"] as Status[],
};

test.each([
  [{}, { from: "2026-11-16", to: "2026-11-23" }],
  [{ span: "month" }, { from: "2026-11-18", to: "2026-12-16" }],
  [{ span: "all" }, { from: null, to: null }],
  [{ span: "dates", first: "2026-12-01", last: "2026-12-31" }, { from: "2026-12-01", to: "2027-01-01" }],
  [{ span: "dates", last: "2026-12-31" }, { from: null, to: "2027-01-01" }],
  [{ channels: ["a"] }, { channels: ["a"] }],
  [{}, { channels: [], statuses: [] }],
  [{ also: ["notes"], withChannel: false, rules: true }, { notes: true, campaigns: false, bare_titles: true, rules: true }],
  [{ view: "v", description: ["text", "media"] }, { view: "v", description: ["text", "media"] }],
  [{ alarm: 10, fresh: true }, { alarm: 10, fresh_uids: true }],
] as [Partial<Choices>, object][])("%j gives %j", (chosen, options) => {
  expect(optionsFor({ ...CHOICES, ...chosen }, HERE)).toMatchObject(options);
});

test.each([
  [{}, null],
  [{ channels: [] }, "channels"],
  [{ statuses: [] }, "statuses"],
  [{ span: "dates" }, "dates"],
  [{ span: "dates", first: "2026-12-02", last: "2026-12-01" }, "backwards"],
  [{ span: "dates", first: "2026-12-01", last: "2026-12-01" }, null],
] as [Partial<Choices>, string | null][])("%j is faulty by %j", (chosen, fault) => {
  expect(faultIn({ ...CHOICES, ...chosen })).toBe(fault);
});

test.each([
  ["Northwind", "Northwind.ics"],
  ["A/B: test?", "A B test.ics"],
  ["../../etc", "etc.ics"],
  ["北风", "北风.ics"],
  ["...", "plan.ics"],
])("the plan %j is saved as %j", (plan, name) => {
  expect(fileName(plan)).toBe(name);
});

test("a file that is kept up to date has all days unless dates are chosen, and never fresh ids", () => {
  expect(liveOptionsFor({ ...CHOICES, fresh: true }, HERE)).toMatchObject({ from: null, to: null, fresh_uids: false });
  expect(liveOptionsFor({ ...CHOICES, span: "dates", first: "2026-12-01" }, HERE)).toMatchObject({ from: "2026-12-01", to: null });
});
