// What a card says, in words: seen on it, and spoken of it. One function of all that it depends on,
// since a thousand cards are drawn at a time.

import type { Card, Channel, Finding, PostId } from "../bindings";
import { dayShort, time } from "./format";
import { m } from "../paraglide/messages";
import { statusName } from "./posts";

export interface Around {
  channel: Channel | undefined;
  hour12: boolean;
  /** Where the place does not say it. */
  day: string | undefined;
  /** What is wrong with it beside another post. */
  finding: Finding | undefined;
  /** The cards that are here, the other post's among them. */
  cards: ReadonlyMap<PostId, Card>;
}

export interface CardWords {
  /** Its time; in the tray how far it has come. */
  when: string;
  /** That something is amiss; empty where nothing is. */
  mark: string;
  /** What is amiss. */
  reason: string | undefined;
  /** Begins with what is seen, so that a person can name the card as they see it. */
  spoken: string;
}

export function cardWords(card: Card, around: Around): CardWords {
  const when = whenOf(card, around);
  const mark = card.excess ? `+${card.excess}` : card.in_clock_gap || around.finding ? "!" : "";
  const reason = reasonOf(card, around);
  const says = m.card_says({
    seen: mark ? `${when} ${mark} ${card.title}` : `${when} ${card.title}`,
    channel: around.channel?.name ?? "",
    status: statusName(card.status),
  });
  const spoken = says + (reason ? `, ${reason}` : "") + (card.in_series ? `, ${m.repeats()}` : "");
  return { when, mark, reason, spoken };
}

function whenOf({ minute, status }: Card, { day, hour12 }: Around): string {
  const clock = minute === null ? statusName(status) : time(minute, hour12);
  return day ? `${day} ${clock}` : clock;
}

function reasonOf({ id, excess, in_clock_gap }: Card, around: Around): string | undefined {
  if (excess) return m.over_by({ count: excess });
  if (in_clock_gap) return m.skipped_time();
  return around.finding && reasonBeside(around.finding, id, around);
}

/** Returns what is wrong with the post `id` beside another one. */
function reasonBeside({ check, post, other }: Finding, id: PostId, { cards, hour12 }: Around): string {
  if (check === "duplicate") return m.check_repeat_reason({ day: dayShort(other!.day) });
  const near = cards.get(post === id ? other!.post : post!);
  return near ? m.check_close_reason({ title: near.title, time: time(near.minute!, hour12) }) : m.check_close_unseen();
}
