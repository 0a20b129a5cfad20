// Writes findings as lines, each with an action that goes to the card or day it is about.

import type { Check, Finding } from "../bindings";
import { dayName, dayShort, formatList, formatTime } from "../words/format";
import { findingSentence } from "../words/findings";
import { m } from "../paraglide/messages";
import type { Actions } from "../store/actions/actions";
import { goTo } from "../calendar/focus/go-to";
import type { Silence } from "../model/findings";
import { goToDay } from "../calendar/focus/go-to-day";

export interface Line {
  key: string;
  text: string;
  go: () => void;
  isQuiet?: boolean;
  /** What exactly is wrong, a post a line, as the line's tooltip. */
  detail?: string;
}

/** The most posts that the detail of a line names. */
const DETAILED = 10;

/** The checks that get one line for all their posts: the check, the line's key and its text. */
const COUNTED: [Check, string, (count: { count: number }) => string][] = [
  ["excess", "excess", m.check_excess],
  ["missing_part", "part", m.check_missing_part],
  ["hashtags", "hashtags", m.check_hashtags],
  ["mentions", "mentions", m.check_mentions],
  ["links", "links", m.check_links],
  ["refused_sign", "sign", m.check_refused_sign],
  ["placeholder", "placeholder", m.check_placeholder],
  ["media_missing", "media", m.check_media_missing],
  ["media_count", "media-count", m.check_media_count],
  ["media_mixed", "media-mixed", m.check_media_mixed],
  ["media_type", "media-type", m.check_media_type],
  ["media_size", "media-size", m.check_media_size],
  ["media_shape", "media-shape", m.check_media_shape],
  ["media_duration", "media-duration", m.check_media_duration],
  ["alt_text", "alt-text", m.check_alt_text],
  ["clock_gap", "skipped", m.check_clock_gap],
  ["past", "past", m.check_past],
  ["schedule", "schedule", m.check_schedule],
  ["late_review", "review", m.check_review],
  ["changed_since_approval", "changed", m.check_changed],
  ["crowded_day", "crowded", m.check_crowded_day],
];

/** Returns one line for each check of single posts that found something. */
export function linesOfPosts(findings: readonly Finding[], actions: Actions): Line[] {
  return COUNTED.flatMap(([check, key, text]) => {
    const found = findings.filter((finding) => finding.check === check);
    const count = new Set(found.map(({ post }) => post)).size;
    return count > 0 ? [{ key, text: text({ count }), go: goToPost(found[0]!, actions), detail: detail(found, actions) }] : [];
  });
}

/** Returns a sentence for each of the first findings, with the title of its post. */
function detail(found: readonly Finding[], { store }: Actions): string | undefined {
  const sentences = found.slice(0, DETAILED).flatMap((finding) => {
    const sentence = findingSentence(finding);
    const title = store.cards.get(finding.post!)?.title ?? "";
    return sentence ? [m.finding_titled({ title, sentence })] : [];
  });
  return sentences.join("\n") || undefined;
}

/** Returns a line for a pillar with far fewer posts than its share, which leads to the first day. */
export function lineOfDrought({ pillar: id, limit, day }: Finding, actions: Actions): Line {
  const pillar = actions.store.plan.pillars.find((pillar) => pillar.id === id)?.name ?? "";
  const words = { pillar, count: limit?.count ?? 0, share: limit?.limit ?? 0 };
  return { key: `pillar ${id}`, text: m.check_pillar_drought(words), go: () => void goToDay(actions, day!, ""), isQuiet: true };
}

/** Returns a line for a post that is too close to another post, or has the same text. */
export function lineOfPair(finding: Finding, actions: Actions): Line {
  const { check, post, day, other } = finding;
  const { store } = actions;
  const channel = store.plan.channelById.get(finding.channel!)?.name ?? "";
  const words = { channel, day: dayWord(actions)(day!) };
  const minute = store.cards.get(post!)?.minute ?? 0;
  return check === "close"
    ? { key: `close ${post}`, text: m.check_close({ ...words, time: formatTime(minute, store.plan.settings.hour12) }), go: goToPost(finding, actions) }
    : { key: `repeat ${post}`, text: m.check_duplicate({ ...words, other: dayShort(other!.day) }), go: goToPost(finding, actions) };
}

/** Returns a line for days without posts; `count` is the number of visible channels. */
export function lineOfSilence({ channels, from, to }: Silence, count: number, actions: Actions): Line {
  const day = dayWord(actions);
  const days = { from: day(from), to: day(to) };
  const isAll = channels.length > 1 && channels.length === count;
  const channel = formatList(channels.map(({ name }) => name));
  const text = isAll ? m.check_silence_all(days) : m.check_silence({ channel, ...days });
  const { id } = channels[0]!;
  return { key: `gap ${id} ${from}`, text, go: () => void goToDay(actions, from, id), isQuiet: true };
}

function goToPost({ post }: Finding, actions: Actions): () => void {
  return () => {
    const card = actions.store.cards.get(post!);
    if (card) void goTo(actions, card);
  };
}

/** Returns the function that names a day: by its weekday if at most one week is shown, else by its date. */
const dayWord = ({ store }: Actions) => (store.calendar.days.length > 7 ? dayShort : dayName);
