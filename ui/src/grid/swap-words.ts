// Names the times of tiles, and the two posts of a swap.

import type { Card, LocalTime } from "../bindings";
import { daysBetween } from "../model/dates";
import { m } from "../paraglide/messages";
import { dayName, dayShort, formatTime } from "../words/format";
import { timeOfCard } from "./tiles";

/** The most days between two days of which each is named by its weekday alone. */
const NEAR = 6;

/** Returns a time as in “Thu 09:00” within the next days, else as in “Thu 26 Nov 09:00”. */
export function whenWords(at: LocalTime, today: string, hour12: boolean): string {
  const days = daysBetween(today, at.date);
  return timeWords(at, days >= 0 && days <= NEAR, hour12);
}

function timeWords({ date, minute }: LocalTime, isNear: boolean, hour12: boolean): string {
  return `${isNear ? dayName(date) : dayShort(date)} ${formatTime(minute, hour12)}`;
}

/** Returns what a swap would do, as in “Swap “A” Thu 09:00 ↔ “B” Fri 10:00”; what it waits for without another post. */
export function swapWords(one: Card, other: Card | null, hour12: boolean): string {
  const [from, to] = [timeOfCard(one), timeOfCard(other ?? one)];
  const isNear = Math.abs(daysBetween(from.date, to.date)) <= NEAR;
  const when = timeWords(from, isNear, hour12);
  if (!other) return m.grid_held({ title: one.title, when });
  return m.grid_swap({ title: one.title, when, other: other.title, then: timeWords(to, isNear, hour12) });
}
