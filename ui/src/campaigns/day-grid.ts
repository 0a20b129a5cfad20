// Which day lies under the pointer: days side by side, in one row or, in a month, in several.

export interface DayGrid {
  /** Where each day of a row begins, and where the last ends. */
  columns: readonly number[];
  /** Where each row begins. */
  rows: readonly number[];
}

/** Reads it from the calendar that an element is in. */
export function measureDays(element: Element): DayGrid {
  const calendar = element.closest("[data-view]") ?? document;
  const boxes = (css: string) => [...calendar.querySelectorAll(css)].map((one) => one.getBoundingClientRect());
  const heads = boxes("[data-head]");
  return {
    columns: [...heads.map(({ left }) => left), heads.at(-1)?.right ?? 0],
    rows: boxes("[data-dates]").map(({ top }) => top),
  };
}

/** The day at a place, counted from the first; beyond the sides, as many days on as there would be
    room for. Above the first row and below the last are theirs. */
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
