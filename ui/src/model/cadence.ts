// How many posts a channel should have on some days, by its cadence a week.

import type { Channel } from "../bindings";

export interface Goal {
  min: number;
  max: number | null;
}

/** Returns the fewest and the most posts on a number of days; null for a channel without a cadence, and for less than a week. */
export function goalOn({ cadence_min: min, cadence_max: max }: Pick<Channel, "cadence_min" | "cadence_max">, days: number): Goal | null {
  if ((min === null && max === null) || days < 7) return null;
  const on = (posts: number) => Math.round((posts * days) / 7);
  return { min: on(min ?? 0), max: max === null ? null : on(max) };
}

/** Writes the goal: 4, 4–6, or the most alone. */
export function goalText({ min, max }: Goal): string {
  if (max === null) return String(min);
  return min === 0 || min === max ? String(max) : `${min}–${max}`;
}

export function isAbove(count: number, { max }: Goal): boolean {
  return max !== null && count > max;
}
