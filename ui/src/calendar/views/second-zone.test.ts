// Tests how the hours of the second time zone are merged and written.

import { describe, expect, test } from "vitest";
import type { SecondZoneHours } from "../../bindings";
import { zoneRuns, formatZoneTime } from "./second-zone";

/** The minutes from Berlin to New York around the night in which New York's clocks go back. */
const offsets: [string, number][] = [
  ["2026-10-30", -300],
  ["2026-10-31", -300],
  ["2026-11-01", -360],
];
const scale: SecondZoneHours = {
  zone: "America/New_York",
  days: offsets.map(([date, offset]) => ({
    date,
    minutes: Array.from({ length: 24 }, (_, hour) => hour * 60 + offset),
  })),
};

describe("a second scale", () => {
  test("says once what all days agree on", () => {
    const twoDays = { ...scale, days: scale.days.slice(0, 2) };
    expect(zoneRuns(twoDays, 9)).toEqual([{ date: "2026-10-30", minutes: 240 }]);
  });

  test("says from which day on the clocks show something else", () => {
    expect(zoneRuns(scale, 9)).toEqual([
      { date: "2026-10-30", minutes: 240 },
      { date: "2026-11-01", minutes: 180 },
    ]);
  });

  test.each([
    [240, false, "04:00"],
    [240, true, "4:00 am"],
    [-60, false, "23:00⁻¹"],
    [1440 + 30, false, "00:30⁺¹"],
    [0, false, "00:00"],
  ])("%i minutes", (minutes, hour12, text) => {
    expect(formatZoneTime(minutes, hour12, false)).toBe(text);
  });

  test("is short where an hour is whole", () => {
    expect(formatZoneTime(-60, false, true)).toBe("23⁻¹");
    expect(formatZoneTime(810, false, true)).toBe("13:30");
  });
});
