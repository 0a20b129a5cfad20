// What an export takes along, from what is chosen in its dialog.

import type { Channel, ExportOptions, Status } from "../bindings";
import { addDays } from "../model/dates";

export type Span = "week" | "month" | "all" | "dates";

export interface Choices {
  span: Span;
  /** For "dates": the first and the last day, both within. */
  first: string | null;
  last: string | null;
  channels: readonly string[];
  statuses: readonly Status[];
  minutes: number;
  alarm: number | null;
  fresh: boolean;
}

export type Fault = "dates" | "backwards" | "channels" | "statuses";

const FOUR_WEEKS = 28;

/** Why the choices make no export; null when they do. */
export function faultIn({ span, first, last, channels, statuses }: Choices): Fault | null {
  if (channels.length === 0) return "channels";
  if (statuses.length === 0) return "statuses";
  if (span !== "dates") return null;
  if (!first && !last) return "dates";
  return first && last && last < first ? "backwards" : null;
}

interface Here {
  /** The first day shown, and the day after the last. */
  from: string;
  to: string;
  today: string;
  channels: readonly Channel[];
  statuses: readonly Status[];
}

/** All channels or all statuses are said as none in particular, so that the archived come along. */
export function optionsFor(choices: Choices, here: Here): ExportOptions {
  const { channels, statuses, minutes, alarm, fresh } = choices;
  return {
    ...range(choices, here),
    channels: channels.length === here.channels.length ? [] : [...channels],
    statuses: statuses.length === here.statuses.length ? [] : [...statuses],
    minutes,
    ...(alarm === null ? {} : { alarm }),
    fresh_uids: fresh,
  };
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

/** A name that every file system takes. */
export function fileName(plan: string): string {
  const name = plan.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").replace(/\s+/g, " ").trim();
  return `${name.replace(/^[.\s]+/, "").slice(0, 80).trim() || "plan"}.ics`;
}
