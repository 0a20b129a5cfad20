// The geometry of the plot of days: where numbers and days are, in pixels. It is our own, since the libraries that are
// small enough draw on a canvas, which nobody can read out or walk by keys.

import type { DayResults } from "../bindings";

/** The size of the plot and the space around its lines. */
export const PLOT = { height: 180, top: 8, bottom: 4, start: 52, end: 12 } as const;

/** Returns three to six round numbers from 0 on, the last of them at least `most`. */
export function ticks(most: number): number[] {
  if (!(most > 0)) return [0];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= rough)!;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, place) => +(place * step).toPrecision(12));
}

export interface Frame {
  width: number;
  days: number;
  /** The number at the upper edge. */
  most: number;
}

/** Returns the middle of a day. */
export function xOf({ width, days }: Frame, day: number): number {
  return PLOT.start + ((width - PLOT.start - PLOT.end) * (day + 0.5)) / days;
}

export function yOf({ most }: Frame, value: number): number {
  const inner = PLOT.height - PLOT.top - PLOT.bottom;
  return PLOT.top + inner * (most > 0 ? 1 - Math.max(value, 0) / most : 1);
}

/** Returns the path through the known numbers; a day without one is passed over. */
export function linePath(frame: Frame, values: readonly (number | null)[]): string {
  const points = values.flatMap((value, day) => (value === null ? [] : `${xOf(frame, day).toFixed(1)},${yOf(frame, value).toFixed(1)}`));
  return points.length === 0 ? "" : `M${points.join("L")}`;
}

/** Returns the largest number of the days and of those before them. */
export function mostOf(days: readonly DayResults[]): number {
  return Math.max(0, ...days.flatMap(({ value, before }) => [value ?? 0, before ?? 0]));
}

/** Returns the days that have a date below them: about seven, the first among them. */
export function datedDays(count: number): number[] {
  const step = Math.max(1, Math.ceil(count / 7));
  return Array.from({ length: Math.ceil(count / step) }, (_, place) => place * step);
}

/** Returns where a ratio is on an axis from a quarter to four times the usual, from 0 to 1. */
export function ratioPlace(ratio: number): number {
  const place = 0.5 + Math.log2(Math.max(ratio, 1e-9)) / 4;
  return Math.min(1, Math.max(0, place));
}
