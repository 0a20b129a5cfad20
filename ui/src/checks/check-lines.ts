// Writes findings as lines, each with an action that goes to the card or day it is about.

import type { Check, Finding } from "../bindings";
import { dayName, dayShort, formatList, formatTime } from "../words/format";
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
}

/** The checks that get one line for all their posts: the check, the line's key and its text. */
const COUNTED: [Check, string, (count: { count: number }) => string][] = [
  ["excess", "excess", m.check_excess],
  ["clock_gap", "skipped", m.check_clock_gap],
  ["late_review", "review", m.check_review],
];

/** Returns one line for each check of single posts that found something. */
export function linesOfPosts(findings: readonly Finding[], actions: Actions): Line[] {
  return COUNTED.flatMap(([check, key, text]) => {
    const found = findings.filter((finding) => finding.check === check);
    return found.length > 0 ? [{ key, text: text({ count: found.length }), go: goToPost(found[0]!, actions) }] : [];
  });
}

/** Returns a line for a post that is too close to another post, or has the same text. */
export function lineOfPair(finding: Finding, actions: Actions): Line {
  const { check, post, day, other } = finding;
  const { store } = actions;
  const channel = store.plan.channelById.get(finding.channel)?.name ?? "";
  const words = { channel, day: dayWord(actions)(day) };
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
