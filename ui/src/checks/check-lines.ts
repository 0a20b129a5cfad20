// What is amiss, in lines that each lead to the card or the day that it is about.

import type { Card } from "../bindings";
import { dayName, dayShort, listed, time } from "../words/format";
import { m } from "../paraglide/messages";
import type { Checks } from "../pillars/mix";
import type { Actions } from "../store/actions/actions";
import { goTo } from "../calendar/focus/go-to";
import type { Clash } from "../model/collisions";
import type { Gap } from "./gaps";
import { goToDay } from "../calendar/focus/go-to-day";

export interface Line {
  key: string;
  text: string;
  go: () => void;
  isQuiet?: boolean;
}

export function ofCards(amiss: Checks, actions: Actions): Line[] {
  const line = (key: string, text: string, cards: readonly Card[]): Line[] =>
    cards.length > 0 ? [{ key, text, go: () => void goTo(actions, cards[0]!) }] : [];
  return [
    ...line("excess", m.check_excess({ count: amiss.excess.length }), amiss.excess),
    ...line("skipped", m.check_skipped({ count: amiss.skipped.length }), amiss.skipped),
    ...line("review", m.check_review({ count: amiss.review.length }), amiss.review),
  ];
}

export function ofClash(clash: Clash, actions: Actions): Line {
  const { card, kind } = clash;
  const { store } = actions;
  const channel = store.plan.channelById.get(card.channel)?.name ?? "";
  const day = dayWord(actions)(card.date!);
  const text =
    kind === "close"
      ? m.check_close({ channel, day, time: time(card.minute!, store.plan.settings.hour12) })
      : m.check_repeat({ channel, day, other: dayShort(clash.date) });
  return { key: `${kind} ${card.id}`, text, go: () => void goTo(actions, card) };
}

/** `count` is how many channels could have spoken. */
export function ofGap({ channels, from, to }: Gap, count: number, actions: Actions): Line {
  const day = dayWord(actions);
  const days = { from: day(from), to: day(to) };
  const isAll = channels.length > 1 && channels.length === count;
  const channel = listed(channels.map(({ name }) => name));
  const text = isAll ? m.check_gap_all(days) : m.check_gap({ channel, ...days });
  const { id } = channels[0]!;
  return { key: `gap ${id} ${from}`, text, go: () => void goToDay(actions, from, id), isQuiet: true };
}

/** The weekday is enough where each is there once. */
const dayWord = ({ store }: Actions) => (store.calendar.days.length > 7 ? dayShort : dayName);
