// Writes findings that are about no single post as lines, each with an action that goes to the day it is about.

import type { Finding } from "../bindings";
import { goToDay } from "../calendar/focus/go-to-day";
import type { Silence } from "../model/findings";
import { m } from "../paraglide/messages";
import type { Actions } from "../store/actions/actions";
import { checkedRange } from "./checked-range.svelte";
import { dayName, dayShort, formatList } from "../words/format";

export interface Line {
  key: string;
  text: string;
  go: () => void;
}

/** Returns a line for a pillar with far fewer posts than its share, which leads to the first day. */
export function lineOfDrought({ pillar: id, limit, day }: Finding, actions: Actions): Line {
  const pillar = actions.store.plan.pillars.find((pillar) => pillar.id === id)?.name ?? "";
  const words = { pillar, count: limit?.count ?? 0, share: limit?.limit ?? 0 };
  return { key: `pillar ${id}`, text: m.check_pillar_drought(words), go: () => void goToDay(actions, day!, "") };
}

/** Returns a line for days without posts; `count` is the number of visible channels. */
export function lineOfSilence({ channels, from, to }: Silence, count: number, actions: Actions): Line {
  const day = dayWord(actions);
  const days = { from: day(from), to: day(to) };
  const isAll = channels.length > 1 && channels.length === count;
  const channel = formatList(channels.map(({ name }) => name));
  const text = isAll ? m.check_silence_all(days) : m.check_silence({ channel, ...days });
  const { id } = channels[0]!;
  return { key: `gap ${id} ${from}`, text, go: () => void goToDay(actions, from, id) };
}

/** Returns the function that names a day: by its weekday if the calendar shows at most one week and all of it is checked
    by that, else by its date. */
const dayWord = ({ store }: Actions) => (store.calendar.days.length > 7 || checkedRange.scope !== "shown" ? dayShort : dayName);
