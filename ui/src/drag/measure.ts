// Reads where a view's rows and columns are: the one layout read of a drag.

import { type Board, type Frame, type HourRow, type Span } from "./geometry";

/** Measures the calendar and the tray below `root`, as their handles name them. */
export function measure(root: HTMLElement, scroller: HTMLElement, openHeight: number): Board {
  const heads = [...root.querySelectorAll<HTMLElement>("[data-head]")];
  const columns = heads.map(horizontal);
  const rows = [...root.querySelectorAll<HTMLElement>("[data-row]")];
  const tray = root.querySelector<HTMLElement>("[data-tray]");
  const box = scroller.getBoundingClientRect();
  const top = root.querySelector("[data-heads]")?.getBoundingClientRect().bottom ?? box.top;
  const left = columns[0]?.start ?? box.left;
  const last = columns.at(-1);
  const right = last ? last.start + last.size : box.right;
  return {
    frame: { left, top, right, bottom: box.bottom },
    days: heads.map((head) => head.dataset.head!),
    columns,
    rows: spans(rows, scroller.scrollTop),
    tray: tray ? frame(tray) : null,
    openHeight,
  };
}

function spans(rows: HTMLElement[], scrolled: number): Board["rows"] {
  if (rows[0]?.dataset.row === "lane") {
    const lane = (row: HTMLElement) => ({
      ...vertical(row, scrolled),
      channel: row.dataset.closed ? null : row.dataset.lane!,
    });
    return { kind: "lanes", spans: rows.map(lane) };
  }
  const hour = (row: HTMLElement): HourRow => ({
    ...vertical(row, scrolled),
    from: Number(row.dataset.from),
    to: Number(row.dataset.to),
    isThin: row.dataset.row !== "hour",
  });
  return { kind: "hours", spans: rows.map(hour) };
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
