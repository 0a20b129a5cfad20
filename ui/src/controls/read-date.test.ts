// Tests which dates are read from typed text.

import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { addDays } from "../model/dates";
import { overwriteGetLocale } from "../paraglide/runtime";
import { readDate } from "./read-date";
import { shortDate } from "../words/format";

const TODAY = "2026-11-18";

afterEach(() => overwriteGetLocale(() => "en"));

test.each([
  ["2026-11-20", "2026-11-20"],
  ["2026/1/2", "2026-01-02"],
  [" 20 Nov ", "2026-11-20"],
  ["20 november 2027", "2027-11-20"],
  ["Nov 20", "2026-11-20"],
  ["Fri 20 Nov 2026", "2026-11-20"],
  ["20.11.", "2026-11-20"],
  ["20/11/27", "2027-11-20"],
  ["2 Jan", "2027-01-02"],
  ["30 Sep", "2026-09-30"],
  ["11月20日", "2026-11-20"],
  ["2026年11月20日", "2026-11-20"],
  ["11月20日星期五", "2026-11-20"],
  ["29 Feb 2028", "2028-02-29"],
  ["2026-02-30", null],
  ["31.11.", null],
  ["2026-13-01", null],
  ["soon", null],
  ["", null],
])("%j is %s", (typed, date) => {
  expect(readDate(typed, TODAY)).toBe(date);
});

test.each(["en", "zh-CN"] as const)("what the field writes in %s reads back", (locale) => {
  overwriteGetLocale(() => locale);
  fc.assert(
    fc.property(fc.integer({ min: -10_000, max: 30_000 }), (days) => {
      const date = addDays("2000-01-01", days);
      expect(readDate(shortDate(date), TODAY)).toBe(date);
    }),
  );
});
