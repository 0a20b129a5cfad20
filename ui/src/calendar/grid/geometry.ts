// Where things are while a card is held. Measured once at pick-up; from then on a place is found
// by arithmetic, and a row that opens moves those below it by a height that is known.

import type { ChannelId, Status } from "../../bindings";

export type Place =
  | { kind: "hour"; date: string; minute: number; cell: string }
  /** With `keepsTime` a drop does not look for a free slot. */
  | { kind: "lane"; date: string; channel: ChannelId; cell: string; keepsTime?: boolean }
  | { kind: "day"; date: string; cell: string }
  | { kind: "status"; status: Status; cell: string }
  /** `from` is where it came from by keys, and goes back to. */
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
  /** None where nothing can be put: the channel is archived. */
  channel: ChannelId | null;
}

/** A row in which each column is a day of its own: a week of the month, a day of the list. */
export interface DatesRow extends Span {
  dates: string[];
  /** A week without posts opens when the pointer rests on it. */
  isThin: boolean;
}

export type Rows =
  | { kind: "hours"; spans: HourRow[] }
  | { kind: "lanes"; spans: LaneRow[] }
  | { kind: "dates"; spans: DatesRow[] }
  /** Columns alone: the statuses of the board. */
  | { kind: "statuses"; statuses: Status[] };

export interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What a view knows of itself at pick-up. Rows and columns count from the scroller's content. */
export interface Grid {
  /** The window's part in which cells can be hit. */
  frame: Frame;
  days: readonly string[];
  columns: Span[];
  rows: Rows;
  tray: Frame | null;
  /** How tall an opened hour is. */
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

/** The board after its content was scrolled to the side, by so much. */
export function slid(board: Grid, by: number): Grid {
  const columns = board.columns.map(({ start, size }) => ({ start: start - by, size }));
  return { ...board, columns };
}

const EDGE = 44;
const SPEED = 14;

/** How far to scroll in a frame while the pointer is near one of two edges; 0 between them. */
export function edgePull(at: number, start: number, end: number): number {
  if (at < start + EDGE) return -SPEED;
  return at > end - EDGE ? SPEED : 0;
}

/** The place under a point of the window; `scrolled` is how far the content is scrolled now. */
export function placeAt(
  board: Grid,
  x: number,
  y: number,
  scrolled: number,
  step: number,
): Place | null {
  if (board.tray && isInside(board.tray, x, y)) return { kind: "tray", cell: TRAY_CELL };
  if (!isInside(board.frame, x, y)) return null;
  const column = indexAt(board.columns, x);
  return column < 0 ? null : placeInColumn(board, column, y + scrolled, step);
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

/** The row index a point is in, and whether it still waits to be opened. */
export function thinRowAt(board: Grid, y: number, scrolled: number): number {
  const { rows } = board;
  if (rows.kind !== "hours" && rows.kind !== "dates") return -1;
  const index = indexAt(rows.spans, y + scrolled);
  return index >= 0 && rows.spans[index]!.isThin ? index : -1;
}

/** Returns the index of the thin week that a date is in; -1 where it is in none. */
export function thinWeekOf({ rows }: Grid, date: string): number {
  if (rows.kind !== "dates") return -1;
  return rows.spans.findIndex(({ dates, isThin }) => isThin && dates.includes(date));
}

/**
 * Returns the board with a thin row or band opened: it grows, and what is below moves down. Null for a
 * week of the month: all others give way, and are measured again.
 */
export function openRow(board: Grid, index: number): Grid | null {
  if (board.rows.kind !== "hours") return null;
  const spans = board.rows.spans.map((row) => ({ ...row }));
  const row = spans[index];
  if (!row?.isThin) return board;
  const size = (row.to - row.from + 1) * board.openHeight;
  for (const below of spans.slice(index + 1)) below.start += size - row.size;
  spans[index] = { ...row, size, isThin: false };
  return { ...board, rows: { kind: "hours", spans } };
}

/** How tall a row is now. */
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

/** Below the last row still means the last row: the board's empty foot. */
function nearestAt(spans: readonly Span[], at: number): number {
  const found = indexAt(spans, at);
  return found < 0 && spans.length > 0 && at >= spans[0]!.start ? spans.length - 1 : found;
}
