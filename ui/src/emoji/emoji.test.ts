import { expect, test } from "vitest";
import { EMOJI, search } from "./emoji";

const found = (typed: string) => search(typed).map(({ unicode }) => unicode);

test("the list has every group but components, and no skin tones", () => {
  expect(new Set(EMOJI.map(({ group }) => group))).toEqual(new Set([0, 1, 3, 4, 5, 6, 7, 8, 9]));
  expect(EMOJI.some(({ unicode }) => /[\u{1F3FB}-\u{1F3FF}]/u.test(unicode))).toBe(false);
  expect(EMOJI.length).toBeGreaterThan(1800);
});

test("emoji are found by words of both languages, in any order", () => {
  expect(found("rocket")[0]).toBe("🚀");
  expect(found("火箭")[0]).toBe("🚀");
  expect(found("cat smil")).toContain("😸");
  expect(found("no such thing")).toEqual([]);
  expect(found("").length).toBe(96);
});

test("a name comes before tags, and the beginning of a word before its middle", () => {
  expect(found("fire")[0]).toBe("🔥");
  expect(found("cat")[0]).toBe("🐈");
  expect(found("猫")[0]).toBe("🐈");
});

test("each emoji has its name in both languages", () => {
  const rocket = EMOJI.find(({ unicode }) => unicode === "🚀")!;
  expect(rocket.names).toEqual({ en: "rocket", "zh-CN": "火箭" });
});
