// Measures the rows and columns of a view. A drag reads the layout only here: when it begins, and when the
// view changes under it.

import type { ChannelId, Status } from "../../bindings";
import type { Grid, Frame, HourRow, Rows, Span } from "../grid/geometry";

/** Measures the calendar and the tray inside `root`, which are found by their data attributes. */
export function measure(root: HTMLElement, scroller: HTMLElement, openHeight: number): Grid {
  const heads = [...root.querySelectorAll<HTMLElement>("[data-head]")];
  const columns = (heads.length > 0 ? heads : [scroller]).map(horizontal);
  const rows = [...root.querySelectorAll<HTMLElement>("[data-row]")];
  const tray = root.querySelector<HTMLElement>("[data-tray]");
  const box = scroller.getBoundingClientRect();
  const top = root.querySelector("[data-heads]")?.getBoundingClientRect().bottom ?? box.top;
  const left = Math.max(columns[0]?.start ?? box.left, box.left);
  const last = columns.at(-1);
  const right = Math.min(last ? last.start + last.size : box.right, box.right);
  return {
    frame: { left, top, right, bottom: box.bottom },
    days: heads.map((head) => head.dataset.head!),
    columns,
    rows: scroller.dataset.view === "board" ? statuses(heads) : spans(rows, scroller.scrollTop),
    tray: tray ? frame(tray) : null,
    openHeight,
  };
}

function statuses(heads: HTMLElement[]): Rows {
  return { kind: "statuses", statuses: heads.map((head) => head.dataset.head as Status) };
}

function spans(rows: HTMLElement[], scrolled: number): Rows {
  const at = (row: HTMLElement) => vertical(row, scrolled);
  switch (rows[0]?.dataset.row) {
    case "lane":
      return { kind: "lanes", spans: rows.map((row) => ({ ...at(row), channel: laneOf(row) })) };
    case "dates":
      return { kind: "dates", spans: rows.map((row) => ({ ...at(row), dates: datesOf(row), isThin: "thin" in row.dataset })) };
    default:
      return { kind: "hours", spans: rows.map((row) => hourRow(row, at(row))) };
  }
}

function laneOf(row: HTMLElement): ChannelId | null {
  return row.dataset.closed ? null : (row.dataset.lane as ChannelId);
}

function datesOf(row: HTMLElement): string[] {
  return row.dataset.dates!.split(" ");
}

function hourRow({ dataset }: HTMLElement, span: Span): HourRow {
  return {
    ...span,
    from: Number(dataset.from),
    to: Number(dataset.to),
    isThin: dataset.row !== "hour",
  };
}

function horizontal(element: HTMLElement): Span {
  const box = element.getBoundingClientRect();
  return { start: box.left, size: box.width };
}

function vertical(element: HTMLElement, scrolled: number): Span {
  const box = element.getBoundingClientRect();
  return { start: box.top + scrolled, size: box.height };
}

function frame(element: HTMLElement): Frame {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
}
