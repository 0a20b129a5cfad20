// The posting slots that the page knows: those of each channel's week, and those around the visible days.

import type { Channel, ChannelSlots, SlotTimes } from "../bindings";
import { addDays } from "./dates";

/** The slots from `from` to `to`, free or not, and the weekly slots and channels that they come from. */
export interface SlotSpan {
  from: string;
  to: string;
  rows: readonly SlotTimes[];
  slots: readonly ChannelSlots[];
  channels: readonly Channel[];
}

const WEEK = 7;

/** Returns the slots that come with an opening plan: three weeks, of which `from` begins the second. */
export function spanOf(
  from: string,
  rows: readonly SlotTimes[],
  slots: readonly ChannelSlots[],
  channels: readonly Channel[],
): SlotSpan {
  return { from: addDays(from, -WEEK), to: addDays(from, 2 * WEEK), rows, slots, channels };
}

/** Returns the weekly slots after a change. `up` has all slots of each changed channel. */
export function mergedSlots(slots: ChannelSlots[], up: readonly ChannelSlots[]): ChannelSlots[] {
  if (up.length === 0) return slots;
  const changed = new Set(up.map((row) => row.channel));
  const kept = slots.filter((row) => !changed.has(row.channel));
  return [...kept, ...up.filter((row) => row.slots.length > 0)];
}
