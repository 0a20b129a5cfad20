// The texts of a card, visible and spoken. One function of everything they depend on, since a thousand cards
// are drawn at a time.

import type { Card, Channel, Finding, PostId } from "../bindings";
import { dayShort, formatTime } from "./format";
import { m } from "../paraglide/messages";
import { statusName } from "./posts";

export interface CardContext {
  channel: Channel | undefined;
  hour12: boolean;
  /** The day, if the card's place in the view doesn't show it. */
  day: string | undefined;
  /** The finding that the card is marked with. */
  finding: Finding | undefined;
  /** The loaded cards, among them that of the other post. */
  cards: ReadonlyMap<PostId, Card>;
}

export interface CardWords {
  /** The card's time; in the tray, its status. */
  when: string;
  /** The mark of a finding, such as “!”; empty without one. */
  mark: string;
  /** The finding in words. */
  reason: string | undefined;
  /** The accessible name. It begins with the visible text, for people who control the program by voice. */
  spoken: string;
}

/** Returns the texts of a card. */
export function cardWords(card: Card, context: CardContext): CardWords {
  const when = whenOf(card, context);
  const mark = markOf(card, context.finding);
  const reason = reasonOf(card, context);
  const name = m.card_spoken({
    seen: mark ? `${when} ${mark} ${card.title}` : `${when} ${card.title}`,
    channel: context.channel?.name ?? "",
    status: statusName(card.status),
  });
  const spoken = name + (reason ? `, ${reason}` : "") + (card.in_series ? `, ${m.repeats()}` : "");
  return { when, mark, reason, spoken };
}

function whenOf({ minute, status }: Card, { day, hour12 }: CardContext): string {
  const clock = minute === null ? statusName(status) : formatTime(minute, hour12);
  return day ? `${day} ${clock}` : clock;
}

function markOf({ in_clock_gap }: Card, finding: Finding | undefined): string {
  if (finding?.check === "excess") return `+${excessOf(finding)}`;
  return in_clock_gap || finding ? "!" : "";
}

function reasonOf({ id, in_clock_gap }: Card, context: CardContext): string | undefined {
  const { finding } = context;
  if (finding?.check === "excess") return m.card_excess({ count: excessOf(finding) });
  if (in_clock_gap) return m.card_clock_gap();
  return finding && reasonBeside(finding, id, context);
}

/** Returns how far a text is over its limit. */
const excessOf = ({ limit }: Finding): number => limit!.count - limit!.limit;

/** Returns in words what is wrong between the post `id` and another one. */
function reasonBeside({ check, post, other }: Finding, id: PostId, { cards, hour12 }: CardContext): string {
  if (check === "duplicate") return m.check_duplicate_reason({ day: dayShort(other!.day) });
  const near = cards.get(post === id ? other!.post : post!);
  return near ? m.check_close_reason({ title: near.title, time: formatTime(near.minute!, hour12) }) : m.check_close_unseen();
}
