// Writes the hours of the second time zone beside those of a week. In most weeks they are the same on
// every day.

import type { SecondZoneHours } from "../../bindings";
import { hourOf, formatTime } from "../../words/format";

const DAY = 1440;

/** The time in the second zone at an hour, from a day on, in minutes since the midnight of that day. */
export interface ZoneRun {
  date: string;
  minutes: number;
}

/** Returns one run if all days are the same, and more in a week in which clocks change. */
export function zoneRuns(scale: SecondZoneHours, hour: number): ZoneRun[] {
  const found: ZoneRun[] = [];
  for (const { date, minutes } of scale.days) {
    const shown = minutes[hour] ?? 0;
    if (found.at(-1)?.minutes !== shown) found.push({ date, minutes: shown });
  }
  return found;
}

/** Writes minutes as 03:00, or as 03 if `isShort`. The day before and after are marked by ⁻¹ and ⁺¹. */
export function formatZoneTime(minutes: number, hour12: boolean, isShort: boolean): string {
  const days = Math.floor(minutes / DAY);
  const minute = minutes - days * DAY;
  const isWhole = minute % 60 === 0;
  const text = isShort && isWhole ? hourOf(minute / 60, hour12) : formatTime(minute, hour12);
  return text + (days === 0 ? "" : days < 0 ? "⁻¹" : "⁺¹");
}
