// The second time scale beside the hours of a week: what the program says the other clocks show,
// as the gutter writes it. On most weeks every day says the same.

import type { SecondZoneHours } from "../../bindings";
import { hourOf, time } from "../../words/format";

const DAY = 1440;

/** From a day on the other clocks show this at an hour, in minutes since that day's midnight. */
export interface Run {
  date: string;
  minutes: number;
}

/** One where all days agree; more in a week in which clocks change in between. */
export function runs(scale: SecondZoneHours, hour: number): Run[] {
  const found: Run[] = [];
  for (const { date, minutes } of scale.days) {
    const shown = minutes[hour] ?? 0;
    if (found.at(-1)?.minutes !== shown) found.push({ date, minutes: shown });
  }
  return found;
}

/** 03:00, or 03 where there is no room for more; the day before and after as ⁻¹ and ⁺¹. */
export function shown(minutes: number, hour12: boolean, isShort: boolean): string {
  const days = Math.floor(minutes / DAY);
  const minute = minutes - days * DAY;
  const isWhole = minute % 60 === 0;
  const text = isShort && isWhole ? hourOf(minute / 60, hour12) : time(minute, hour12);
  return text + (days === 0 ? "" : days < 0 ? "⁻¹" : "⁺¹");
}
