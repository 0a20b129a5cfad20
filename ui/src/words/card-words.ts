// The texts of a card, visible and spoken. One function of everything they depend on, since a thousand cards
// are drawn at a time.

import type { Card, Channel, Finding, Severity } from "../bindings";
import { type Mark, isTooLong } from "../model/findings";
import { m } from "../paraglide/messages";
import { plainWords } from "./findings";
import { dayShort, formatTime } from "./format";
import { statusName } from "./posts";

export interface CardContext {
  channel: Channel | undefined;
  hour12: boolean;
  /** The day, if the card's place in the view doesn't show it. */
  day: string | undefined;
  /** What the card is marked with, the worst first. */
  marks: readonly Mark[] | undefined;
}

export interface CardWords {
  /** The card's time; in the tray, its status. */
  when: string;
  /** The severity of the worst finding; `undefined` without one. */
  severity: Severity | undefined;
  /** How far the text is over its limit, such as “+14”; `undefined` within it. */
  excess: string | undefined;
  /** The findings in words, a line each. */
  reason: string | undefined;
  /** The accessible name. It begins with the visible text, for people who control the program by voice. */
  spoken: string;
}

/** Returns the texts of a card. */
export function cardWords(card: Card, context: CardContext): CardWords {
  const { marks = [] } = context;
  const when = whenOf(card, context);
  const reasons = marks.map((mark) => reasonOf(mark, context));
  const name = m.card_spoken({
    seen: `${when} ${card.title}`,
    channel: context.channel?.name ?? "",
    status: statusName(card.status),
  });
  const spoken = [name, ...reasons, ...(card.in_series ? [m.repeats()] : [])].join(", ");
  return { when, severity: marks[0]?.finding.severity, excess: excessIn(marks), reason: reasons.join("\n") || undefined, spoken };
}

function whenOf({ minute, status }: Card, { day, hour12 }: CardContext): string {
  const clock = minute === null ? statusName(status) : formatTime(minute, hour12);
  return day ? `${day} ${clock}` : clock;
}

function excessIn(marks: readonly Mark[]): string | undefined {
  const long = marks.find(({ finding }) => isTooLong(finding));
  return long && `+${excessOf(long.finding)}`;
}

function reasonOf({ finding, near }: Mark, { hour12 }: CardContext): string {
  if (isTooLong(finding)) return m.card_excess({ count: excessOf(finding) });
  if (finding.check === "clock_gap") return m.card_clock_gap();
  if (finding.check === "duplicate") return m.check_duplicate_reason({ day: dayShort(finding.other!.day) });
  if (finding.check !== "close") return plainWords(finding);
  if (!near || near.minute === null) return m.check_close_unseen();
  return m.check_close_reason({ title: near.title, time: formatTime(near.minute, hour12) });
}

/** Returns how far a text is over its limit. */
const excessOf = ({ limit }: Finding): number => limit!.count - limit!.limit;
