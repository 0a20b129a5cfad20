// The texts of a card, visible and spoken. One function of everything they depend on, since a thousand cards
// are drawn at a time.

import type { Card, Channel, Finding, PostId, Severity } from "../bindings";
import { isTooLong } from "../model/findings";
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
  findings: readonly Finding[] | undefined;
  /** Returns the card of another post, if it is loaded. Only asked where a finding is about two posts. */
  other: (post: PostId) => Card | undefined;
}

export interface CardWords {
  /** The card's time; in the tray, its status. */
  when: string;
  /** The severity of the worst finding; `undefined` without one. */
  severity: Severity | undefined;
  /** The shortest word about the findings, such as “+14” for a text that is too long; empty where there is none. */
  mark: string;
  /** The findings in words, a line each. */
  reason: string | undefined;
  /** The accessible name. It begins with the visible text, for people who control the program by voice. */
  spoken: string;
}

/** Returns the texts of a card. */
export function cardWords(card: Card, context: CardContext): CardWords {
  const { findings = [] } = context;
  const when = whenOf(card, context);
  const reasons = findings.map((finding) => reasonOf(finding, card.id, context));
  const name = m.card_spoken({
    seen: `${when} ${card.title}`,
    channel: context.channel?.name ?? "",
    status: statusName(card.status),
  });
  const spoken = [name, ...reasons, ...(card.in_series ? [m.repeats()] : [])].join(", ");
  return { when, severity: findings[0]?.severity, mark: markOf(findings), reason: reasons.join("\n") || undefined, spoken };
}

function whenOf({ minute, status }: Card, { day, hour12 }: CardContext): string {
  const clock = minute === null ? statusName(status) : formatTime(minute, hour12);
  return day ? `${day} ${clock}` : clock;
}

function markOf(findings: readonly Finding[]): string {
  const long = findings.find(isTooLong);
  return long ? `+${excessOf(long)}` : "";
}

function reasonOf(finding: Finding, post: PostId, context: CardContext): string {
  if (isTooLong(finding)) return m.card_excess({ count: excessOf(finding) });
  if (finding.check === "clock_gap") return m.card_clock_gap();
  return finding.other ? reasonBeside(finding, post, context) : plainWords(finding);
}

/** Returns how far a text is over its limit. */
const excessOf = ({ limit }: Finding): number => limit!.count - limit!.limit;

/** Returns in words what is wrong between the post `id` and another one. */
function reasonBeside({ check, post, other }: Finding, id: PostId, { other: cardOf, hour12 }: CardContext): string {
  if (check === "duplicate") return m.check_duplicate_reason({ day: dayShort(other!.day) });
  const near = cardOf(post === id ? other!.post : post!);
  return near ? m.check_close_reason({ title: near.title, time: formatTime(near.minute!, hour12) }) : m.check_close_unseen();
}
