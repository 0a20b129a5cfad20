// What the strategy says of the visible days: reviews, notes on competitors and the like, and days of unusual complaints. They
// are read after the first frame.

import type { DayMark } from "../../bindings";
import { askAfterPaint } from "../../controls/after-paint";
import * as ipc from "../../ipc";
import { m } from "../../paraglide/messages";
import type { Store } from "../../store/store.svelte";
import { formatNumber } from "../../words/format";

class DayMarks {
  byDate = $state.raw<ReadonlyMap<string, readonly DayMark[]>>(new Map());

  take(marks: readonly DayMark[]): void {
    if (marks.length === 0 && this.byDate.size === 0) return;
    const days = new Map<string, DayMark[]>();
    for (const mark of marks) days.set(mark.date, [...(days.get(mark.date) ?? []), mark]);
    this.byDate = days;
  }
}

export const dayMarks = new DayMarks();

/** Reads the marks of the visible days after the next frame. Returns a function that drops an answer still to come. */
export function loadDayMarks(store: Store): () => void {
  const { from, to } = store.calendar;
  void store.plan.revision;
  return askAfterPaint(() => ipc.dayMarks(from, to), (marks) => dayMarks.take(marks));
}

/** Returns a mark in words. */
export function markWords(mark: DayMark): string {
  if (mark.mark === "review") return mark.by === "" ? m.mark_review() : m.mark_review_by({ name: mark.by });
  if (mark.mark === "subject") return `${mark.name}: ${mark.text}`;
  return m.mark_complaints({ count: formatNumber(mark.negative) });
}
