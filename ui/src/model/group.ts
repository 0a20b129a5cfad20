// What a drop means for all that are held with the card under the pointer: each goes as far as it
// does, and onto its lane where it changed the lane. Those from the tray come to the place itself.

import type { At, Card, Target } from "../bindings";
import { daysBetween } from "./dates";
import { moved } from "./moves";

/**
 * `target` is where `lead` goes. A lead from the tray has no time to go from: of the others the first
 * in time goes to the place then, and those with a time keep their distance to it.
 */
export function targetOfGroup(lead: Card, target: Target, others: readonly Card[] = []): Target {
  const after = moved(lead, target);
  const channel = after.channel === lead.channel ? {} : { channel: after.channel };
  if (after.date === null) return { when: { to: "tray" }, ...channel };
  const at = { date: after.date, minute: after.minute! };
  const from = timeOf(lead) ?? first(others);
  if (!from) return { when: { to: "at", at }, ...channel };
  const days = daysBetween(from.date, at.date);
  return { when: { to: "by", days, minutes: at.minute - from.minute, tray: at }, ...channel };
}

function first(cards: readonly Card[]): At | undefined {
  const times = cards.flatMap((card) => timeOf(card) ?? []);
  return times.sort((a, b) => daysBetween(b.date, a.date) || a.minute - b.minute)[0];
}

function timeOf({ date, minute }: Card): At | undefined {
  return date === null ? undefined : { date, minute: minute! };
}
