// Tests reading an unfinished new post from the plan's file.

import { expect, test } from "vitest";
import type { OpenPlan } from "../store/plan.svelte";
import { draftIn } from "./kept-draft";

const known = {
  settings: { zone: "Europe/Berlin" },
  channels: [{ id: "a", archived: false }, { id: "b", archived: true }],
  campaigns: [{ id: "c" }],
  pillars: [],
  audiences: [{ id: "cafés" }],
  objectives: [],
} as unknown as OpenPlan;

const KEPT = {
  title: "Launch",
  text: "Words",
  at: { date: "2026-11-20", minute: 600 },
  zone: "Asia/Tokyo",
  status: "approved",
  channels: ["a"],
  campaign: "c",
  labels: ["tip"],
  stage: "decision",
  need: "talk_friends",
  audience: "cafés",
  goal: "Be found",
  expected: "40 clicks",
  hours: 1.5,
  cost: 0,
  repeat: "FREQ=WEEKLY;BYDAY=FR",
};

test("what was kept is there again", () => {
  expect(draftIn(JSON.stringify(KEPT), known)).toMatchObject(KEPT);
});

test.each(["", "{", "null", "7", '"text"'])("%j is no draft", (text) => {
  expect(draftIn(text, known)).toBeNull();
});

test("what is not of its kind, or no longer in the plan, is left out", () => {
  const strange = {
    title: 7,
    at: { date: "2026-99-99", minute: "noon" },
    status: "gone",
    channels: ["a", "a", "b", "z", 4],
    campaign: "z",
    labels: "tip",
    stage: "later",
    audience: "z",
    hours: "two",
    cost: null,
  };
  expect(draftIn(JSON.stringify(strange), known)).toMatchObject({
    title: "",
    at: null,
    zone: "Europe/Berlin",
    status: "draft",
    channels: ["a"],
    campaign: null,
    labels: [],
    stage: null,
    audience: null,
    hours: null,
    cost: null,
  });
});

test.each(["FREQ=SOMETIMES", "FREQ=WEEKLY;UNTIL=x", "no rule"])("the rule %j is left out", (repeat) => {
  expect(draftIn(JSON.stringify({ ...KEPT, repeat }), known)?.repeat).toBeNull();
});
