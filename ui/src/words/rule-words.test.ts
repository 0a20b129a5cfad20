// Tests recurrence rules in words, and the patterns offered for a date.

import { afterEach, describe, expect, test } from "vitest";
import { overwriteGetLocale } from "../paraglide/runtime";
import { parseRule, patternOf, patternsOn, withPattern, writeRule } from "../model/rule";
import { ruleWords } from "./rule-words";

afterEach(() => overwriteGetLocale(() => "en"));

describe("a rule", () => {
  const cases: [string, string, string][] = [
    ["FREQ=DAILY", "Every day", "每天"],
    ["FREQ=DAILY;INTERVAL=3", "Every 3 days", "每 3 天"],
    ["FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261220", "Every Monday and Thursday until Sun 20 Dec 2026", "每周一、周四，到 2026-12-20 周日为止"],
    ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Every weekday, Monday to Friday", "每个工作日（周一至周五）"],
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=5", "Every 2 weeks on Friday, 5 times", "每 2 周的周五，共 5 次"],
    ["FREQ=MONTHLY;BYMONTHDAY=22", "Every month on the 22nd", "每月 22 日"],
    ["FREQ=MONTHLY;BYMONTHDAY=1,15", "Every month on the 1st and the 15th", "每月 1 日、15 日"],
    ["FREQ=MONTHLY;BYMONTHDAY=-1", "Every month on the last day", "每月最后一天"],
    ["FREQ=MONTHLY;BYMONTHDAY=-2", "Every month on the 2nd-to-last day", "每月倒数第 2 天"],
    ["FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", "Every 3 months on the second Tuesday", "每 3 个月的第二个周二"],
    ["FREQ=MONTHLY;BYDAY=-1FR", "Every month on the last Friday", "每月最后一个周五"],
    ["FREQ=YEARLY;COUNT=1", "Every year, once", "每年，仅 1 次"],
  ];

  test.each(cases)("%s", (rule, english, chinese) => {
    expect(writeRule(parseRule(rule))).toBe(rule);
    expect(ruleWords(parseRule(rule))).toBe(english);
    overwriteGetLocale(() => "zh-CN");
    expect(ruleWords(parseRule(rule))).toBe(chinese);
  });
});

test("what a date offers is about that date", () => {
  expect(patternsOn("2026-11-20")).toContain("FREQ=MONTHLY;BYDAY=3FR");
  expect(patternsOn("2026-11-27")).toContain("FREQ=MONTHLY;BYDAY=-1FR");
  expect(patternsOn("2026-11-30")).toContain("FREQ=MONTHLY;BYMONTHDAY=-1");
  expect(patternsOn("2026-11-20").filter((pattern) => pattern.includes("-1"))).toEqual([]);
});

test("another pattern keeps how the rule ends", () => {
  const before = parseRule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=5");
  expect(patternOf(before)).toBe("FREQ=WEEKLY");
  const after = withPattern(before, "FREQ=MONTHLY;BYMONTHDAY=20", "2026-11-20");
  expect(writeRule(after)).toBe("FREQ=MONTHLY;BYMONTHDAY=20;COUNT=5");
});
