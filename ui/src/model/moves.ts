// Calculates where a move puts a card, so that the page can show it before the program has answered.

import type { Card, LocalTime, Target } from "../bindings";
import { addDays, daysBetween } from "./dates";

/** The minute of the day given to a post from the tray when it is put on a day. */
export const FIRST_TIME = 9 * 60;

/** Returns the card as it is after the move. */
export function movedCard(card: Card, { when, channel }: Target): Card {
  const lane = channel ?? card.channel;
  switch (when.to) {
    case "tray":
      return { ...card, channel: lane, date: null, minute: null };
    case "at":
      return { ...card, channel: lane, date: when.at.date, minute: when.at.minute };
    case "day":
      return { ...card, channel: lane, date: when.date, minute: card.minute ?? when.minute };
    case "by":
      if (card.date === null) return { ...card, channel: lane, ...when.tray };
      return { ...card, channel: lane, ...later(card, when.days, when.minutes) };
    case "keep":
      return { ...card, channel: lane };
  }
}

function later(card: Card, days: number, minutes: number): { date: string; minute: number } {
  const total = card.minute! + minutes;
  const over = Math.floor(total / 1440);
  return { date: addDays(card.date!, days + over), minute: total - over * 1440 };
}

/**
 * Returns the target that moves a group of cards when its lead card goes to `target`. Cards with a time keep
 * their distances to the lead. A lead from the tray has no time, so the earliest of `others` takes its role.
 */
export function targetOfGroup(lead: Card, target: Target, others: readonly Card[] = []): Target {
  const after = movedCard(lead, target);
  const channel = after.channel === lead.channel ? {} : { channel: after.channel };
  if (after.date === null) return { when: { to: "tray" }, ...channel };
  const at = { date: after.date, minute: after.minute! };
  const from = timeOf(lead) ?? first(others);
  if (!from) return { when: { to: "at", at }, ...channel };
  const days = daysBetween(from.date, at.date);
  return { when: { to: "by", days, minutes: at.minute - from.minute, tray: at }, ...channel };
}

function first(cards: readonly Card[]): LocalTime | undefined {
  const times = cards.flatMap((card) => timeOf(card) ?? []);
  return times.sort((a, b) => daysBetween(b.date, a.date) || a.minute - b.minute)[0];
}

function timeOf({ date, minute }: Card): LocalTime | undefined {
  return date === null ? undefined : { date, minute: minute! };
}
