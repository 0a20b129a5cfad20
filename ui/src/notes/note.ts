// What the buttons of day notes share in all views: their name, what they open, and their keys.

import { dayLong } from "../words/format";
import { m } from "../paraglide/messages";
import { popover } from "../store/popover.svelte";
import type { Store } from "../store/store.svelte";

/** Returns the button's accessible name, the visible text first, then `others`: what else the day shows. */
export function noteName(note: string | undefined, date: string, others: readonly string[] = []): string {
  const day = dayLong(date);
  const name = note ? [note, m.note_on({ day })] : [m.note_add({ day })];
  return [...name, ...others].join(", ");
}

/** Opens the form of a day's note at an element. */
export function openNote(date: string, anchor: HTMLElement): void {
  popover.open = { kind: "note", date, anchor };
}

/** Returns whether the Tab key stops at this day's button: it stops at one, arrow keys go to the others. */
export function isNoteStop({ plan, calendar }: Store, date: string): boolean {
  const today = plan.now.date;
  return date === (calendar.days.includes(today) ? today : calendar.from);
}

/** Moves the focus between day notes with arrow keys. `below` is the number of days in a row of the view. */
export function noteKey(event: KeyboardEvent, below = 1): void {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -below, ArrowDown: below }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const all = [...document.querySelectorAll<HTMLElement>("[data-view] [data-note]")];
  all[all.indexOf(event.currentTarget as HTMLElement) + step]?.focus();
}
