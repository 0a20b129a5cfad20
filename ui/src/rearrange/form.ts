// What is filled in to make room, and what that asks of the plan. Pure.

import type { At, ChannelId, PostId, Rearrangement } from "../bindings";
import { FIRST_TIME } from "../model/moves";

export type How = Rearrangement["kind"];

export interface Draft {
  how: How;
  posts: readonly PostId[];
  /** As typed. */
  days: string;
  /** Where a push begins. */
  from: At;
  /** Pushed alone; none is the whole plan. */
  channel: ChannelId | null;
  /** The days to spread over, the last among them. */
  first: string;
  last: string;
}

/** What the plan is asked; none while a field can't be read. */
export function rearrangementOf(draft: Draft): Rearrangement | null {
  const posts = [...draft.posts];
  const days = daysIn(draft.days);
  switch (draft.how) {
    case "shift":
      return days === null ? null : { kind: "shift", posts, days };
    case "push":
      return days === null ? null : { kind: "push", from: draft.from, channel: draft.channel, days };
    case "swap":
      return { kind: "swap", posts };
    case "spread":
      return { kind: "spread", posts, first: draft.first, last: draft.last, minute: FIRST_TIME };
    case "fill":
      return { kind: "fill", posts };
  }
}

/** A whole number of days, with the minus that is on a keyboard or the one that is printed. */
export function daysIn(typed: string): number | null {
  const text = typed.trim().replace("−", "-");
  return /^[+-]?\d{1,5}$/.test(text) ? Number(text) : null;
}
