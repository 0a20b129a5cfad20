// The values of the rearrange dialog, and the rearrangement they describe. Pure.

import type { ChannelId, LocalTime, PostId, Rearrangement } from "../bindings";
import { FIRST_TIME } from "../model/moves";

export type Way = Rearrangement["kind"];

export interface RearrangeChoices {
  way: Way;
  posts: readonly PostId[];
  /** The number of days as typed. */
  days: string;
  /** The time from which posts are pushed. */
  from: LocalTime;
  /** The only channel whose posts are pushed; null pushes those of every channel. */
  channel: ChannelId | null;
  /** The first and last day that posts are spread over. */
  first: string;
  last: string;
}

/** Returns the rearrangement that the fields describe; null while one of them can't be read. */
export function rearrangementOf(choices: RearrangeChoices): Rearrangement | null {
  const posts = [...choices.posts];
  const days = daysIn(choices.days);
  switch (choices.way) {
    case "shift":
      return days === null ? null : { kind: "shift", posts, days };
    case "push":
      return days === null ? null : { kind: "push", from: choices.from, channel: choices.channel, days };
    case "swap":
      return { kind: "swap", posts };
    case "spread":
      return { kind: "spread", posts, first: choices.first, last: choices.last, minute: FIRST_TIME };
    case "fill":
      return { kind: "fill", posts };
  }
}

/** Returns the whole number of days in a text, with the keyboard's minus or U+2212; null if there is none. */
export function daysIn(typed: string): number | null {
  const text = typed.trim().replace("−", "-");
  return /^[+-]?\d{1,5}$/.test(text) ? Number(text) : null;
}
