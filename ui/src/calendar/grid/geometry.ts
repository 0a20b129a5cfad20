// Calculates the places in a view while a card is held, from one measurement when it was picked up. A row
// that opens moves the rows below it by a known height.

import type { ChannelId, Status } from "../../bindings";

export type Place =
  | { kind: "hour"; date: string; minute: number; cell: string }
  /** With `keepsTime`, a drop doesn't snap to a free slot. */
  | { kind: "lane"; date: string; channel: ChannelId; cell: string; keepsTime?: boolean }
  | { kind: "day"; date: string; cell: string }
  | { kind: "status"; status: Status; cell: string }
  /** `from` is the place that keys left and return to. */
  | { kind: "tray"; cell: string; from?: Place };

/** A place on a day. */
export type Dated = Extract<Place, { date: string }>;

export interface Span {
  start: number;
  size: number;
}

export interface HourRow extends Span {
  from: number;
  to: number;
  /** Thin rows and bands open when the pointer rests on them. */
  isThin: boolean;
}

export interface LaneRow extends Span {
  /** Null for an archived channel, which takes no posts. */
  channel: ChannelId | null;
}

/** A row with a day in each column: a week of the month, or a day of the list. */
export interface DatesRow extends Span {
  dates: string[];
  /** A week without posts opens when the pointer rests on it. */
  isThin: boolean;
}

export type Rows =
  | { kind: "hours"; spans: HourRow[] }
  | { kind: "lanes"; spans: LaneRow[] }
  | { kind: "dates"; spans: DatesRow[] }
  /** The board has only columns. */
  | { kind: "statuses"; statuses: Status[] };

export interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The measured layout of a view. Rows are in px from the top of its content, columns in px of the window. */
export interface Grid {
  /** The part of the window in which cells can be hit. */
  frame: Frame;
  days: readonly string[];
  columns: Span[];
  rows: Rows;
  tray: Frame | null;
  /** The height of an opened hour, in px. */
  openHeight: number;
}

export const TRAY_CELL = "tray";

export function hourCell(date: string, hour: number): string {
  return `${date}/${hour}`;
}

export function statusCell(status: Status): string {
  return `status/${status}`;
}

export function laneCell(date: string, channel: ChannelId): string {
  return `${date}/${channel}`;
}

/** Returns the layout after its content was scrolled sideways by a number of px. */
export function scrolledSideways(grid: Grid, by: number): Grid {
  const columns = grid.columns.map(({ start, size }) => ({ start: start - by, size }));
  return { ...grid, columns };
}

/** The width in px of the edges that scroll. */
const EDGE = 44;
/** Px scrolled in a frame. */
const SPEED = 14;

/** Returns the px to scroll in a frame: negative near the first edge, positive near the last, else 0. */
export function edgeScroll(at: number, start: number, end: number): number {
  if (at < start + EDGE) return -SPEED;
  return at > end - EDGE ? SPEED : 0;
}

/** Returns the place under a point of the window. `scrolled` is the content's scroll position in px. */
export function placeAt(
  grid: Grid,
  x: number,
  y: number,
  scrolled: number,
  step: number,
): Place | null {
  if (grid.tray && isInside(grid.tray, x, y)) return { kind: "tray", cell: TRAY_CELL };
  if (!isInside(grid.frame, x, y)) return null;
  const column = indexAt(grid.columns, x);
  return column < 0 ? null : placeInColumn(grid, column, y + scrolled, step);
}

function placeInColumn({ rows, days }: Grid, column: number, y: number, step: number): Place | null {
  switch (rows.kind) {
    case "statuses":
      return statusPlace(rows.statuses[column]!);
    case "dates": {
      const date = rows.spans[indexAt(rows.spans, y)]?.dates[column];
      return date ? dayPlace(date) : null;
    }
    case "lanes": {
      const lane = rows.spans[indexAt(rows.spans, y)];
      return lane?.channel ? lanePlace(days[column]!, lane.channel) : null;
    }
    case "hours": {
      const row = rows.spans[nearestAt(rows.spans, y)];
      return row ? hourPlace(days[column]!, row, y, step) : null;
    }
  }
}

export function dayPlace(date: string): Place {
  return { kind: "day", date, cell: date };
}

export function statusPlace(status: Status): Place {
  return { kind: "status", status, cell: statusCell(status) };
}

export function lanePlace(date: string, channel: ChannelId): Place {
  return { kind: "lane", date, channel, cell: laneCell(date, channel) };
}

/** Returns the index of the thin row under a point; -1 if there is none. */
export function thinRowAt(grid: Grid, y: number, scrolled: number): number {
  const { rows } = grid;
  if (rows.kind !== "hours" && rows.kind !== "dates") return -1;
  const index = indexAt(rows.spans, y + scrolled);
  return index >= 0 && rows.spans[index]!.isThin ? index : -1;
}

/** Returns the index of the thin week with a date; -1 if there is none. */
export function thinWeekOf({ rows }: Grid, date: string): number {
  if (rows.kind !== "dates") return -1;
  return rows.spans.findIndex(({ dates, isThin }) => isThin && dates.includes(date));
}

/**
 * Returns the layout with a thin row or band opened, and the rows below it moved down. Returns null for a
 * week of the month, which changes the height of all weeks, so that they must be measured again.
 */
export function openRow(grid: Grid, index: number): Grid | null {
  if (grid.rows.kind !== "hours") return null;
  const spans = grid.rows.spans.map((row) => ({ ...row }));
  const row = spans[index];
  if (!row?.isThin) return grid;
  const size = (row.to - row.from + 1) * grid.openHeight;
  for (const below of spans.slice(index + 1)) below.start += size - row.size;
  spans[index] = { ...row, size, isThin: false };
  return { ...grid, rows: { kind: "hours", spans } };
}

/** Returns the height of a row in px. */
export function rowSize({ rows }: Grid, index: number): number {
  return rows.kind === "statuses" ? 0 : (rows.spans[index]?.size ?? 0);
}

function hourPlace(date: string, row: HourRow, y: number, step: number): Place {
  const hours = row.to - row.from + 1;
  const share = Math.min(Math.max((y - row.start) / row.size, 0), 0.9999);
  const exact = row.from * 60 + share * hours * 60;
  const minute = Math.min(Math.floor(exact / step) * step, row.to * 60 + 60 - step);
  return { kind: "hour", date, minute, cell: hourCell(date, row.from) };
}

function isInside(frame: Frame, x: number, y: number): boolean {
  return x >= frame.left && x < frame.right && y >= frame.top && y < frame.bottom;
}

function indexAt(spans: readonly Span[], at: number): number {
  return spans.findIndex((span) => at >= span.start && at < span.start + span.size);
}

/** Returns the index of the span at a position. Below the last one it is the last. */
function nearestAt(spans: readonly Span[], at: number): number {
  const found = indexAt(spans, at);
  return found < 0 && spans.length > 0 && at >= spans[0]!.start ? spans.length - 1 : found;
}
