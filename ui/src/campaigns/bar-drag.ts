// A campaign's bar held by the pointer. The days' places are read once, at the press; while it moves,
// only a change of day is told. The bar itself may go meanwhile, into another row or out of sight, so
// that the calendar holds the pointer.

import type { Grip } from "./campaign-edit";
import { dayAt, measureDays } from "./day-grid";

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
  const holder = bar.closest<HTMLElement>("[data-view]") ?? bar;
  const days = measureDays(bar);
  const from = dayAt(days, press.clientX, press.clientY);
  let hold: Hold = { id, grip, days: 0 };
  let isHeld = false;

  const move = (event: PointerEvent) => {
    const far = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY);
    if (!isHeld && far < THRESHOLD) return;
    if (!isHeld) holder.setPointerCapture(press.pointerId);
    isHeld = true;
    const next = dayAt(days, event.clientX, event.clientY) - from;
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
    if (!drop) return host.putBack();
    swallowClick();
    host.dropped(hold);
  };
  const up = () => end(true);
  const cancel = () => end(false);
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isHeld) return;
    event.preventDefault();
    event.stopPropagation();
    window.addEventListener("pointerup", swallowClick, { once: true });
    cancel();
  };

  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", up);
  window.addEventListener("pointercancel", cancel);
  window.addEventListener("blur", cancel);
  window.addEventListener("keydown", key, true);
}

/** The click that ends a drag opens nothing; neither does the one after it was put back by key. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
}
