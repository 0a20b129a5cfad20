import { expect, test } from "vitest";
import { NOTHING_DONE, nextStep, type Progress } from "./progress.svelte";

const all = { texts: 3, hasMedia: true, hasPage: true };
const names = (steps: Partial<Progress>[]) => steps.map((done) => Object.values(nextStep(all, { ...NOTHING_DONE, ...done })).join(" "));

test("the steps follow the hand: text, pictures, page, the other texts, address", () => {
  const first = new Set([0]);
  const shown = { copied: first, hasShownMedia: true };
  const steps = [{}, { copied: first }, shown, { ...shown, hasOpenedPage: true }, { copied: new Set([0, 1]), hasShownMedia: true, hasOpenedPage: true }];
  expect(names(steps)).toEqual(["text 0", "media", "open", "text 1", "text 2"]);
});

test("a post without a text, pictures and a page is only marked as published", () => {
  expect(nextStep({ texts: 0, hasMedia: false, hasPage: false }, NOTHING_DONE)).toEqual({ name: "done" });
});
