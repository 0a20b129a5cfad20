// Tests the arithmetic on dates, and how dates and times are written and read.

import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { addDays, addMonths, daysBetween, weekNumber, weekStart, weekday } from "./dates";
import { hourOf, readTime, dateRange, dateRangeShort, formatTime, writeDatesAs } from "../words/format";

const day = fc.integer({ min: -20_000, max: 60_000 }).map((days) => addDays("1990-01-01", days));

describe("civil dates", () => {
  test("adding days and counting them agree", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  test("a week begins on its first day, at most six days before", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 7 }), (date, first) => {
        const start = weekStart(date, first);
        expect(weekday(start)).toBe(first);
        expect(daysBetween(start, date)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(start, date)).toBeLessThan(7);
      }),
    );
  });

  test.each([
    ["2026-01-01", 1],
    ["2026-11-16", 47],
    ["2027-01-01", 53],
    ["2024-12-30", 1],
    ["2021-01-03", 53],
  ])("%s is in ISO week %i", (date, number) => {
    expect(weekNumber(date)).toBe(number);
  });

  test("months end at the year's end", () => {
    expect(addMonths("2026-12-15", 1)).toBe("2027-01-01");
    expect(addMonths("2026-01-31", -1)).toBe("2025-12-01");
  });
});

/** Returns the text with one space on each side of a dash; JavaScript engines write different ones. */
const spaced = (text: string) => text.replace(/\s*–\s*/, " – ");

describe("the days of a range", () => {
  afterEach(() => writeDatesAs(null));

  test.each([
    ["en-GB", "2026-11-16", "2026-11-22", "16 – 22 Nov"],
    ["en-GB", "2026-10-26", "2026-12-06", "26 Oct – 6 Dec"],
    ["en-GB", "2026-11-18", "2026-11-18", "18 Nov"],
    ["en-US", "2026-10-26", "2026-12-06", "Oct 26 – Dec 6"],
    ["zh-CN", "2026-10-26", "2026-12-06", "10月26日 – 12月6日"],
    ["zh-CN", "2026-11-18", "2026-11-18", "11月18日"],
  ])("%s, %s to %s", (locale, from, to, text) => {
    writeDatesAs(locale);
    expect(spaced(dateRangeShort(from, to))).toBe(text);
  });

  test("the year is written once where it is one", () => {
    writeDatesAs("zh-CN");
    expect(dateRange("2026-10-26", "2026-12-06")).toBe("2026年10月26日 – 12月6日");
    expect(dateRange("2026-12-28", "2027-01-03")).toBe("2026年12月28日 – 2027年1月3日");
  });
});

describe("times of day", () => {
  test("what is written is read again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
        expect(readTime(formatTime(minute, false))).toBe(minute);
      }),
    );
  });

  test.each([
    [0, "12:00 am"],
    [750, "12:30 pm"],
    [1290, "9:30 pm"],
  ])("%i in twelve hours", (minute, text) => {
    expect(formatTime(minute, true)).toBe(text);
    expect(readTime(text)).toBe(minute);
  });

  test("an hour alone is as short as can be", () => {
    expect([0, 9, 13].map((hour) => hourOf(hour, false))).toEqual(["00", "09", "13"]);
    expect([0, 9, 13].map((hour) => hourOf(hour, true))).toEqual(["12 am", "9 am", "1 pm"]);
  });

  test.each([
    ["9", 540],
    ["0930", 570],
    ["9.30", 570],
    ["9:30 pm", 1290],
    ["12 am", 0],
    ["12pm", 720],
    ["上午9:30", 570],
    ["下午12:30", 750],
    ["24:00", null],
    ["9:60", null],
    ["", null],
    ["noon", null],
  ])("%s", (text, minute) => {
    expect(readTime(text)).toBe(minute);
  });
});
