// Drags a campaign's bar by the pointer. The days are measured once, at the press; during the drag only
// changes of day are reported. The bar may be redrawn in another row or removed meanwhile, so the calendar
// captures the pointer instead.

import type { BarPart } from "./campaign-edit";
import { dayAt, measureDays } from "./day-grid";

export interface BarDrag {
  id: string;
  part: BarPart;
  /** The number of days that it is moved by; negative for earlier. */
  days: number;
}

interface Host {
  moved: (drag: BarDrag) => void;
  dropped: (drag: BarDrag) => void;
  cancelled: () => void;
}

/** Pixels of movement that make a press a drag. */
const THRESHOLD = 5;

/** Follows a press on a bar until it ends. `press` is the pointerdown event. */
export function dragBar(press: PointerEvent, id: string, part: BarPart, host: Host): void {
  const bar = press.currentTarget as HTMLElement;
  const holder = bar.closest<HTMLElement>("[data-view]") ?? bar;
  const days = measureDays(bar);
  const from = dayAt(days, press.clientX, press.clientY);
  let drag: BarDrag = { id, part, days: 0 };
  let isHeld = false;

  const move = (event: PointerEvent) => {
    const far = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY);
    if (!isHeld && far < THRESHOLD) return;
    if (!isHeld) holder.setPointerCapture(press.pointerId);
    isHeld = true;
    const next = dayAt(days, event.clientX, event.clientY) - from;
    if (next === drag.days) return;
    drag = { ...drag, days: next };
    host.moved(drag);
  };
  const end = (drop: boolean) => {
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", up);
    window.removeEventListener("pointercancel", cancel);
    window.removeEventListener("blur", cancel);
    window.removeEventListener("keydown", key, true);
    if (!isHeld) return;
    if (!drop) return host.cancelled();
    swallowClick();
    host.dropped(drag);
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

/** Ignores the click after a drag, or after a drag cancelled by key, which would open the campaign. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
}
