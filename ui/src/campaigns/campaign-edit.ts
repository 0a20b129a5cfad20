// What a drag or a key makes of a campaign's days.

import type { Campaign } from "../bindings";
import { addDays } from "../model/dates";

/** What is held of a bar: all of it, or one end. */
export type Grip = "whole" | "first" | "last";

export interface Days {
  first_day: string | null;
  last_day: string | null;
}

/** The days of a campaign with its grip so many days later. An end does not pass the other. */
export function dragged(campaign: Campaign, grip: Grip, days: number): Days {
  const later = (date: string | null) => date && addDays(date, days);
  if (grip === "whole") return { first_day: later(campaign.first_day), last_day: later(campaign.last_day) };
  const first = campaign.first_day ?? campaign.last_day;
  const last = campaign.last_day ?? campaign.first_day;
  if (!first || !last) return { first_day: first, last_day: last };
  if (grip === "first") return { first_day: least(addDays(first, days), last), last_day: last };
  return { first_day: first, last_day: most(addDays(last, days), first) };
}

/** The grip and the days of a key on a bar: arrows shift, with Shift the last day, with Ctrl too the
    first. Where days lie below each other, `below` is how many days the next row is on. */
export function keyed(event: KeyboardEvent, below = 0): { grip: Grip; days: number } | null {
  const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -below, ArrowDown: below }[event.key] || 0;
  if (days === 0 || event.altKey || event.metaKey) return null;
  if (!event.shiftKey) return event.ctrlKey ? null : { grip: "whole", days };
  return { grip: event.ctrlKey ? "first" : "last", days };
}

const least = (a: string, b: string) => (a < b ? a : b);
const most = (a: string, b: string) => (a > b ? a : b);
