// Where things are while a card is held. Measured once at pick-up; from then on a place is found
// by arithmetic, and a row that opens moves those below it by a height that is known.

export type Place =
  | { kind: "hour"; date: string; minute: number; cell: string }
  | { kind: "lane"; date: string; channel: string; cell: string }
  | { kind: "tray"; cell: string };

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
  channel: string | null;
}

export interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What a view knows of itself at pick-up. Rows and columns count from the scroller's content. */
export interface Board {
  /** The window's part in which cells can be hit. */
  frame: Frame;
  days: readonly string[];
  columns: Span[];
  rows: { kind: "hours"; spans: HourRow[] } | { kind: "lanes"; spans: LaneRow[] };
  tray: Frame | null;
  /** How tall an opened hour is. */
  openHeight: number;
}

export const TRAY_CELL = "tray";

export function hourCell(date: string, hour: number): string {
  return `${date}/${hour}`;
}

export function laneCell(date: string, channel: string): string {
  return `${date}/${channel}`;
}

/** The place under a point of the window; `scrolled` is how far the content is scrolled now. */
export function placeAt(
  board: Board,
  x: number,
  y: number,
  scrolled: number,
  step: number,
): Place | null {
  if (board.tray && isInside(board.tray, x, y)) return { kind: "tray", cell: TRAY_CELL };
  if (!isInside(board.frame, x, y)) return null;
  const date = board.days[indexAt(board.columns, x)];
  if (!date) return null;
  const inside = y + scrolled;
  if (board.rows.kind === "lanes") {
    const lane = board.rows.spans[indexAt(board.rows.spans, inside)];
    return lane?.channel ? lanePlace(date, lane.channel) : null;
  }
  const row = board.rows.spans[nearestAt(board.rows.spans, inside)];
  return row ? hourPlace(date, row, inside, step) : null;
}

export function lanePlace(date: string, channel: string): Place {
  return { kind: "lane", date, channel, cell: laneCell(date, channel) };
}

/** The row index a point is in, and whether it still waits to be opened. */
export function thinRowAt(board: Board, y: number, scrolled: number): number {
  if (board.rows.kind !== "hours") return -1;
  const index = indexAt(board.rows.spans, y + scrolled);
  return index >= 0 && board.rows.spans[index]!.isThin ? index : -1;
}

/** Opens a thin row or band in place: it grows, and what is below moves down. */
export function openRow(board: Board, index: number): Board {
  if (board.rows.kind !== "hours") return board;
  const spans = board.rows.spans.map((row) => ({ ...row }));
  const row = spans[index];
  if (!row?.isThin) return board;
  const size = openSize(row, board.openHeight);
  for (const below of spans.slice(index + 1)) below.start += size - row.size;
  spans[index] = { ...row, size, isThin: false };
  return { ...board, rows: { kind: "hours", spans } };
}

export function openSize(row: { from: number; to: number }, openHeight: number): number {
  return (row.to - row.from + 1) * openHeight;
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
