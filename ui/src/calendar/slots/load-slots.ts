// Keeps the posting slots around the visible days loaded. Most steps to another week need no reading.

import { addDays } from "../../model/dates";
import * as ipc from "../../ipc";
import type { Store } from "../../store/store.svelte";

/** Days read before and after the visible ones. */
const AROUND = 28;

/** Reads the slots around the visible days unless they are loaded already or no channel has any. */
export async function loadSlots(store: Store): Promise<void> {
  const { from, to } = store.calendar;
  const { slots, channels, slotSpan: known } = store.plan;
  if (slots.length === 0 && known.rows.length === 0) return;
  const isNear = known.from <= from && known.to >= to;
  if (isNear && known.slots === slots && known.channels === channels) return;
  const span = { from: addDays(from, -AROUND), to: addDays(to, AROUND) };
  try {
    const rows = await ipc.slotTimes(span.from, span.to);
    const isSame = store.plan.slots === slots && store.plan.channels === channels;
    if (isSame) store.plan.slotSpan = { ...span, rows, slots, channels };
  } catch {
    // Without slots nothing is marked and nothing snaps. The next step reads them again.
  }
}
