// The week in which posting slots are chosen: a row for each half hour, a column for each weekday.

import type { Slot } from "../bindings";

/** Minutes of a row. */
export const STEP = 30;
export const ROWS = (24 * 60) / STEP;
/** Monday to Friday. */
const WEEKDAYS = [1, 2, 3, 4, 5];

/** 1 Monday to 7 Sunday, beginning with the plan's first. */
export function daysFrom(first: number): number[] {
  return Array.from({ length: 7 }, (_, day) => ((first - 1 + day) % 7) + 1);
}

export function has(slots: readonly Slot[], weekday: number, minute: number): boolean {
  return slots.some((slot) => slot.weekday === weekday && slot.minute === minute);
}

/** The slots of a cell, the earlier first. */
export function inCell(slots: readonly Slot[], weekday: number, from: number): Slot[] {
  return slots.filter((slot) => slot.weekday === weekday && isIn(slot, from));
}

/** Empties a cell that has slots; adds its first minute to one that has none. */
export function toggled(slots: readonly Slot[], weekday: number, from: number, isSame: boolean): Slot[] {
  const days = daysOf(weekday, isSame);
  if (inCell(slots, weekday, from).length === 0) return added(slots, weekday, from, isSame);
  return slots.filter((slot) => !days.includes(slot.weekday) || !isIn(slot, from));
}

export function added(slots: readonly Slot[], weekday: number, minute: number, isSame: boolean): Slot[] {
  const fresh = daysOf(weekday, isSame).filter((day) => !has(slots, day, minute));
  const all = [...slots, ...fresh.map((day) => ({ weekday: day, minute }))];
  return all.sort((a, b) => a.weekday - b.weekday || a.minute - b.minute);
}

export function isEqual(a: readonly Slot[], b: readonly Slot[]): boolean {
  return a.length === b.length && a.every((slot) => has(b, slot.weekday, slot.minute));
}

/** With `isSame`, a weekday stands for all of them. */
function daysOf(weekday: number, isSame: boolean): number[] {
  return isSame && WEEKDAYS.includes(weekday) ? WEEKDAYS : [weekday];
}

const isIn = (slot: Slot, from: number) => slot.minute >= from && slot.minute < from + STEP;
