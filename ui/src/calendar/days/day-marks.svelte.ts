// What the strategy says of the visible days: reviews, notes on competitors and the like, and days of unusual complaints. They
// are read after the first frame.

import type { DayMark } from "../../bindings";
import * as ipc from "../../ipc";
import { m } from "../../paraglide/messages";
import type { Store } from "../../store/store.svelte";
import { formatNumber } from "../../words/format";

class DayMarks {
  byDate = $state.raw<ReadonlyMap<string, readonly DayMark[]>>(new Map());
  #asked = 0;

  async read({ calendar }: Store): Promise<void> {
    const asked = (this.#asked += 1);
    const marks = await ipc.dayMarks(calendar.from, calendar.to).catch(() => []);
    if (asked !== this.#asked || (marks.length === 0 && this.byDate.size === 0)) return;
    const days = new Map<string, DayMark[]>();
    for (const mark of marks) days.set(mark.date, [...(days.get(mark.date) ?? []), mark]);
    this.byDate = days;
  }
}

export const dayMarks = new DayMarks();

/** Returns a mark in words. */
export function markWords(mark: DayMark): string {
  if (mark.mark === "review") return mark.by === "" ? m.mark_review() : m.mark_review_by({ name: mark.by });
  if (mark.mark === "subject") return `${mark.name}: ${mark.text}`;
  return m.mark_complaints({ count: formatNumber(mark.negative) });
}
