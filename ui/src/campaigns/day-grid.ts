// Finds the day under the pointer. The days are side by side, in one row or, in a month, in several.

export interface DayGrid {
  /** The left edge of each day of a row and the right edge of the last, in px of the window. */
  columns: readonly number[];
  /** The top edge of each row, in px of the window. */
  rows: readonly number[];
}

/** Measures the days of the calendar that contains an element. */
export function measureDays(element: Element): DayGrid {
  const calendar = element.closest("[data-view]") ?? document;
  const boxes = (css: string) => [...calendar.querySelectorAll(css)].map((element) => element.getBoundingClientRect());
  const heads = boxes("[data-head]");
  return {
    columns: [...heads.map(({ left }) => left), heads.at(-1)?.right ?? 0],
    rows: boxes("[data-dates]").map(({ top }) => top),
  };
}

/** Returns the day at a point, counted from 0 for the first. Beyond the sides the days continue at the same
    width; above and below, the first and last row count. */
export function dayAt({ columns, rows }: DayGrid, x: number, y: number): number {
  const row = Math.max(rows.findLastIndex((top) => top <= y), 0);
  return row * (columns.length - 1) + columnAt(columns, x);
}

function columnAt(columns: readonly number[], x: number): number {
  const count = columns.length - 1;
  const width = (columns[count]! - columns[0]!) / count;
  if (!(width > 0)) return 0;
  if (x < columns[0]! || x >= columns[count]!) return Math.floor((x - columns[0]!) / width);
  return columns.findLastIndex((left) => left <= x);
}
