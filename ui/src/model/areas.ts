// The areas of the window: the calendar, and what is read back of it.

export const AREAS = ["calendar", "ideas", "results", "strategy"] as const;
export type AreaName = (typeof AREAS)[number];
