import { afterEach, expect, test } from "vitest";
import type { RuleChange, RuleNumber } from "../bindings";
import { overwriteGetLocale } from "../paraglide/runtime";
import { changeWords, checkedWords } from "./rule-changes";

afterEach(() => overwriteGetLocale(() => "en"));

const HASHTAGS: RuleNumber = { what: "hashtags", unit: "items", of: "app", condition: null, least: null, most: 30 };

function change(before: RuleNumber | null, now: RuleNumber | null): RuleChange {
  return { platform: "instagram", before, now, checked: 2, wrong: [] };
}

test("a number of things is told as what the platform takes", () => {
  const changed = change(HASHTAGS, { ...HASHTAGS, most: 5 });
  expect(changeWords(changed, "Instagram")).toBe("Instagram takes 5 hashtags, was 30.");
  overwriteGetLocale(() => "zh-CN");
  expect(changeWords(changed, "Instagram")).toBe("Instagram最多 5 个话题标签，原为 30。");
});

test("other numbers are told with their units, and whose they are", () => {
  const text = { ...HASHTAGS, what: "text", unit: "weighted", most: 140 };
  expect(changeWords(change(text, { ...text, most: 280 }), "X")).toBe(
    "X: text at most 280 weighted characters, was at most 140 weighted characters.",
  );
  const size: RuleNumber = { ...HASHTAGS, what: "images", unit: "bytes", of: "api", condition: "story", most: 5_242_880 };
  expect(changeWords(change(null, size), "X")).toBe("X: size of a picture (API, for a story) at most 5 MB, which is new.");
  expect(changeWords(change({ ...HASHTAGS, what: "holograms", most: 3 }, null), "X")).toBe(
    "X: holograms has no limit any more, was at most 3.",
  );
});

test("the posts that were checked are counted", () => {
  const changed = change(HASHTAGS, { ...HASHTAGS, most: 5 });
  expect(checkedWords(changed)).toBe("2 planned posts were checked again.");
  expect(checkedWords({ ...changed, checked: 1 })).toBe("1 planned post was checked again.");
  const wrong = ["a"] as unknown as RuleChange["wrong"];
  expect(checkedWords({ ...changed, wrong })).toBe("2 planned posts were checked again, 1 over it.");
});
