// The cells of the week in which posting slots are chosen: a row per half hour, a column per weekday.

import type { Slot } from "../bindings";

/** The minutes of a row. */
export const STEP = 30;
export const ROWS = (24 * 60) / STEP;
/** Monday to Friday. */
const WEEKDAYS = [1, 2, 3, 4, 5];

/** Returns the weekdays, 1 for Monday to 7 for Sunday, in the order of a week that begins on `first`. */
export function weekdaysFrom(first: number): number[] {
  return Array.from({ length: 7 }, (_, day) => ((first - 1 + day) % 7) + 1);
}

export function hasSlot(slots: readonly Slot[], weekday: number, minute: number): boolean {
  return slots.some((slot) => slot.weekday === weekday && slot.minute === minute);
}

/** Returns the slots of a cell, the earliest first. `from` is its first minute. */
export function inCell(slots: readonly Slot[], weekday: number, from: number): Slot[] {
  return slots.filter((slot) => slot.weekday === weekday && isIn(slot, from));
}

/** Returns the slots after a click on a cell: without its slots, or with one at its first minute. */
export function toggleSlot(slots: readonly Slot[], weekday: number, from: number, isSame: boolean): Slot[] {
  const days = daysOf(weekday, isSame);
  if (inCell(slots, weekday, from).length === 0) return addSlot(slots, weekday, from, isSame);
  return slots.filter((slot) => !days.includes(slot.weekday) || !isIn(slot, from));
}

/** Returns the sorted slots with one more; with `isSame`, a weekday adds one on each of Monday to Friday. */
export function addSlot(slots: readonly Slot[], weekday: number, minute: number, isSame: boolean): Slot[] {
  const fresh = daysOf(weekday, isSame).filter((day) => !hasSlot(slots, day, minute));
  const all = [...slots, ...fresh.map((day) => ({ weekday: day, minute }))];
  return all.sort((a, b) => a.weekday - b.weekday || a.minute - b.minute);
}

/** Returns whether both have the same slots, in any order. */
export function isEqual(a: readonly Slot[], b: readonly Slot[]): boolean {
  return a.length === b.length && a.every((slot) => hasSlot(b, slot.weekday, slot.minute));
}

/** Returns the days that a change affects: with `isSame`, Monday to Friday are changed together. */
function daysOf(weekday: number, isSame: boolean): number[] {
  return isSame && WEEKDAYS.includes(weekday) ? WEEKDAYS : [weekday];
}

const isIn = (slot: Slot, from: number) => slot.minute >= from && slot.minute < from + STEP;
