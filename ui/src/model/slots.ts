// The posting slots that are at hand: of each channel's week, and of the days around the shown ones.

import type { Channel, ChannelSlots, SlotTimes } from "../bindings";
import { addDays } from "./dates";

/** The slots of some days, free or not, and what they were worked out from. */
export interface SlotSpan {
  from: string;
  to: string;
  rows: readonly SlotTimes[];
  slots: readonly ChannelSlots[];
  channels: readonly Channel[];
}

const WEEK = 7;

/** What comes with an opening plan: the week of `from` and those beside it. */
export function spanOf(
  from: string,
  rows: readonly SlotTimes[],
  slots: readonly ChannelSlots[],
  channels: readonly Channel[],
): SlotSpan {
  return { from: addDays(from, -WEEK), to: addDays(from, 2 * WEEK), rows, slots, channels };
}

/** The weekly slots after a change, which names all of a channel. */
export function mergedSlots(slots: ChannelSlots[], up: readonly ChannelSlots[]): ChannelSlots[] {
  if (up.length === 0) return slots;
  const changed = new Set(up.map((row) => row.channel));
  const kept = slots.filter((row) => !changed.has(row.channel));
  return [...kept, ...up.filter((row) => row.slots.length > 0)];
}
