// A campaign's bar held by the pointer. The days' places are read once, at the press; while it moves,
// only a change of day is told.

import type { Grip } from "./campaign-edit";

export interface Hold {
  id: string;
  grip: Grip;
  /** How many days later it is held. */
  days: number;
}

interface Host {
  moved: (hold: Hold) => void;
  dropped: (hold: Hold) => void;
  putBack: () => void;
}

const THRESHOLD = 5;

/** Listens to a press on a bar; `press` is its pointerdown. */
export function holdBar(press: PointerEvent, id: string, grip: Grip, host: Host): void {
  const bar = press.currentTarget as HTMLElement;
  const days = columns(bar);
  const from = dayAt(days, press.clientX);
  let hold: Hold = { id, grip, days: 0 };
  let isHeld = false;

  const move = (event: PointerEvent) => {
    if (!isHeld && Math.abs(event.clientX - press.clientX) < THRESHOLD) return;
    if (!isHeld) bar.setPointerCapture(press.pointerId);
    isHeld = true;
    const next = dayAt(days, event.clientX) - from;
    if (next === hold.days) return;
    hold = { ...hold, days: next };
    host.moved(hold);
  };
  const end = (drop: boolean) => {
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", up);
    window.removeEventListener("pointercancel", cancel);
    window.removeEventListener("blur", cancel);
    window.removeEventListener("keydown", key, true);
    if (!isHeld) return;
    swallowClick(bar);
    if (drop) host.dropped(hold);
    else host.putBack();
  };
  const up = () => end(true);
  const cancel = () => end(false);
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isHeld) return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  };

  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", up);
  window.addEventListener("pointercancel", cancel);
  window.addEventListener("blur", cancel);
  window.addEventListener("keydown", key, true);
}

/** The click that ends a drag opens nothing. */
function swallowClick(bar: HTMLElement): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  bar.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => bar.removeEventListener("click", swallow, { capture: true }));
}

/** Where each day begins, and where the last ends. */
function columns(bar: HTMLElement): number[] {
  const calendar = bar.closest(".calendar") ?? document;
  const boxes = [...calendar.querySelectorAll("[data-head]")].map((head) => head.getBoundingClientRect());
  return [...boxes.map((box) => box.left), boxes.at(-1)?.right ?? 0];
}

/** The day at a place; beyond the ends, as many days on as there would be room for. */
export function dayAt(columns: readonly number[], x: number): number {
  const count = columns.length - 1;
  const width = (columns[count]! - columns[0]!) / count;
  if (!(width > 0)) return 0;
  if (x < columns[0]! || x >= columns[count]!) return Math.floor((x - columns[0]!) / width);
  return columns.findLastIndex((left) => left <= x);
}
