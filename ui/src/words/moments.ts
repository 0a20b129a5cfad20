// Names who did something, and when.

import type { LocalTime } from "../bindings";
import { daysBetween } from "../model/dates";
import { m } from "../paraglide/messages";
import { dayName, dayShort, formatTime, shortDate } from "./format";

/** Returns the name of an author, or what stands for somebody who has set none. */
export const authorName = (author: string) => author || m.author_you();

/** Writes a moment as Tue 16:40 within the last week, else as Tue 24 Nov 16:40; in another year with that. */
export function momentName(at: LocalTime, today: string, hour12: boolean): string {
  return `${dayOf(at.date, today)} ${formatTime(at.minute, hour12)}`;
}

function dayOf(date: string, today: string): string {
  const ago = daysBetween(date, today);
  if (ago >= 0 && ago < 7) return dayName(date);
  return date.slice(0, 4) === today.slice(0, 4) ? dayShort(date) : shortDate(date);
}
