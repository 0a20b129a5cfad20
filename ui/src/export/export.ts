// Turns the choices of the export dialog into the options of an export.

import type { Channel, EventDetail, ExportOptions, SavedViewId, Status } from "../bindings";
import { addDays } from "../model/dates";

export type Span = "week" | "month" | "all" | "dates";

export interface Choices {
  span: Span;
  /** For the span "dates": the first and the last exported day; null for no limit. */
  first: string | null;
  last: string | null;
  channels: readonly string[];
  statuses: readonly Status[];
  /** The length of each event, in minutes. */
  minutes: number;
  /** Minutes before the event; null for no alarm. */
  alarm: number | null;
  /** The saved view whose posts are exported; null for those of all. */
  view: SavedViewId | null;
  /** Whether a series is one event with a rule. */
  rules: boolean;
  /** What is added on whole days. */
  also: readonly WholeDay[];
  /** Whether titles begin with the channel. */
  withChannel: boolean;
  /** What descriptions contain. */
  description: readonly EventDetail[];
  /** Whether the events get new ids, for calendars that refuse events they already know. */
  fresh: boolean;
}

export type WholeDay = "campaigns" | "notes";

export type Fault = "dates" | "backwards" | "channels" | "statuses";

const FOUR_WEEKS = 28;

/** Returns why the choices can't be exported; null if they can. */
export function faultIn({ span, first, last, channels, statuses }: Choices): Fault | null {
  if (channels.length === 0) return "channels";
  if (statuses.length === 0) return "statuses";
  if (span !== "dates") return null;
  if (!first && !last) return "dates";
  return first && last && last < first ? "backwards" : null;
}

interface Here {
  /** The first visible day, and the day after the last. */
  from: string;
  to: string;
  today: string;
  channels: readonly Channel[];
  statuses: readonly Status[];
}

/** Returns the options. Lists no channels or statuses if all are chosen, which includes archived ones. */
export function optionsFor(choices: Choices, here: Here): ExportOptions {
  const { channels, statuses, minutes, alarm, view, also } = choices;
  return {
    ...range(choices, here),
    channels: channels.length === here.channels.length ? [] : [...channels],
    statuses: statuses.length === here.statuses.length ? [] : [...statuses],
    minutes,
    ...(alarm === null ? {} : { alarm }),
    ...(view === null ? {} : { view }),
    fresh_uids: choices.fresh,
    rules: choices.rules,
    campaigns: also.includes("campaigns"),
    notes: also.includes("notes"),
    bare_titles: !choices.withChannel,
    description: [...choices.description],
  };
}

/** Returns the options of a file that is kept up to date: shown or coming weeks would be others later. */
export function liveOptionsFor(choices: Choices, here: Here): ExportOptions {
  const span = choices.span === "dates" ? "dates" : "all";
  return optionsFor({ ...choices, span, fresh: false }, here);
}

function range({ span, first, last }: Choices, { from, to, today }: Here) {
  switch (span) {
    case "week":
      return { from, to };
    case "month":
      return { from: today, to: addDays(today, FOUR_WEEKS) };
    case "all":
      return { from: null, to: null };
    case "dates":
      return { from: first, to: last && addDays(last, 1) };
  }
}

/** Returns the plan's name as a name for an .ics file that is valid on every file system. */
export function fileName(plan: string): string {
  const name = plan.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").replace(/\s+/g, " ").trim();
  return `${name.replace(/^[.\s]+/, "").slice(0, 80).trim() || "plan"}.ics`;
}
