// Calculates how a drag or a key changes a campaign's days.

import type { Campaign } from "../bindings";
import { addDays } from "../model/dates";

/** The part of a bar that is moved: all of it, or one end. */
export type BarPart = "whole" | "first" | "last";

export interface Days {
  first_day: string | null;
  last_day: string | null;
}

/** Returns a campaign's days after its part was moved by a number of days. An end stops at the other end. */
export function daysAfterDrag(campaign: Campaign, part: BarPart, days: number): Days {
  const later = (date: string | null) => date && addDays(date, days);
  if (part === "whole") return { first_day: later(campaign.first_day), last_day: later(campaign.last_day) };
  const first = campaign.first_day ?? campaign.last_day;
  const last = campaign.last_day ?? campaign.first_day;
  if (!first || !last) return { first_day: first, last_day: last };
  if (part === "first") return { first_day: least(addDays(first, days), last), last_day: last };
  return { first_day: first, last_day: most(addDays(last, days), first) };
}

/** Returns what a key on a bar moves and by how many days; null if nothing. Arrows move the campaign, with
    Shift its last day, with Shift and Ctrl its first. `below` is the number of days in a row of the view. */
export function dragOfKey(event: KeyboardEvent, below = 0): { part: BarPart; days: number } | null {
  const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -below, ArrowDown: below }[event.key] || 0;
  if (days === 0 || event.altKey || event.metaKey) return null;
  if (!event.shiftKey) return event.ctrlKey ? null : { part: "whole", days };
  return { part: event.ctrlKey ? "first" : "last", days };
}

const least = (a: string, b: string) => (a < b ? a : b);
const most = (a: string, b: string) => (a > b ? a : b);
