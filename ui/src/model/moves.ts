// Where a move puts a card, as far as the page can tell before the plan has answered.

import type { Card, Target } from "../bindings";
import { addDays } from "./dates";

export function moved(card: Card, { when, channel }: Target): Card {
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
