// The button of a day's note, wherever it stands: how it is called, what it opens, and its keys.

import { dayLong } from "../words/format";
import { m } from "../paraglide/messages";
import { popover } from "../store/popover.svelte";
import type { Store } from "../store/store.svelte";

/** Begins with what is seen; `others` is what else stands on the day. */
export function noteName(note: string | undefined, date: string, others: readonly string[] = []): string {
  const day = dayLong(date);
  const own = note ? [note, m.note_on({ day })] : [m.note_add_note({ day })];
  return [...own, ...others].join(", ");
}

export function openNote(date: string, anchor: HTMLElement): void {
  popover.around = { kind: "note", date, anchor };
}

/** Returns true for the one day that is a stop of the Tab key; the arrows go to the others. */
export function isNoteStop({ plan, calendar }: Store, date: string): boolean {
  const today = plan.now.date;
  return date === (calendar.days.includes(today) ? today : calendar.from);
}

/** `below` is how many days the next row is on, where days lie below each other. */
export function noteKey(event: KeyboardEvent, below = 1): void {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -below, ArrowDown: below }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const all = [...document.querySelectorAll<HTMLElement>("[data-view] [data-note]")];
  all[all.indexOf(event.currentTarget as HTMLElement) + step]?.focus();
}
