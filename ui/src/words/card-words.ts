// What a card says, in words: seen on it, and spoken of it. One function of all that it depends on,
// since a thousand cards are drawn at a time.

import type { Card, Channel } from "../bindings";
import type { Clash } from "../model/collisions";
import { dayShort, time } from "./format";
import { m } from "../paraglide/messages";
import { statusName } from "./posts";

export interface Around {
  channel: Channel | undefined;
  hour12: boolean;
  /** Where the place does not say it. */
  day: string | undefined;
  clash: Clash | undefined;
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
  const mark = card.excess ? `+${card.excess}` : card.in_clock_gap || around.clash ? "!" : "";
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

function reasonOf({ id, excess, in_clock_gap }: Card, { clash, hour12 }: Around): string | undefined {
  if (excess) return m.over_by({ count: excess });
  if (in_clock_gap) return m.skipped_time();
  return clash && clashReason(clash, id, hour12);
}

/** Returns why the post `id` clashes with another one. */
function clashReason(clash: Clash, id: string, hour12: boolean): string {
  if (clash.kind === "repeat") return m.check_repeat_reason({ day: dayShort(clash.date) });
  const other = clash.card.id === id ? clash.other : clash.card;
  return m.check_close_reason({ title: other.title, time: time(other.minute!, hour12) });
}
