// Tests what is guessed from a system locale.

import { expect, test } from "vitest";
import { firstDayOf, languageTag } from "./guess";

test.each([
  ["en_US.UTF-8", "en-US"],
  ["zh-CN", "zh-CN"],
  ["de_DE@euro", "de-DE"],
  ["C", null],
  ["", null],
])("%j is %j", (locale, tag) => {
  expect(languageTag(locale)).toBe(tag);
});

test.each([
  ["en_US.UTF-8", 7],
  ["de-DE", 1],
  ["zh_CN", 1],
  ["ar-EG", 6],
  ["en", 1],
  ["POSIX", 1],
])("the week of %j begins on day %i", (locale, day) => {
  expect(firstDayOf(locale)).toBe(day);
});
