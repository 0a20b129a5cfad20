// The values of the dialog that replaces text, and the replacement they describe. Pure.

import type { Replacement, TextFields } from "../bindings";
import { addDays } from "../model/dates";

export type Range = "shown" | "month" | "all";
export type Field = keyof TextFields;

export const FIELDS: readonly Field[] = ["title", "text", "link", "notes", "first_comment"];

/** How many days the range of the next days has. */
const DAYS = 30;

export interface Choices {
  find: string;
  with: string;
  range: Range;
  fields: readonly Field[];
  ignoresCase: boolean;
  wholeWords: boolean;
}

/** The days that the choices refer to. */
export interface Days {
  /** The shown days, the last one excluded. */
  from: string;
  to: string;
  today: string;
}

export const NO_CHOICES: Choices = { find: "", with: "", range: "shown", fields: FIELDS, ignoresCase: true, wholeWords: false };

/** Returns the replacement that the choices describe; null while there is nothing to look for. */
export function replacementOf(choices: Choices, days: Days): Replacement | null {
  if (choices.find === "" || choices.fields.length === 0) return null;
  const has = (field: Field) => choices.fields.includes(field);
  return {
    find: choices.find,
    with: choices.with,
    ignore_case: choices.ignoresCase,
    whole_words: choices.wholeWords,
    fields: { title: has("title"), text: has("text"), link: has("link"), notes: has("notes"), first_comment: has("first_comment") },
    ...daysOf(choices.range, days),
  };
}

function daysOf(range: Range, { from, to, today }: Days): Pick<Replacement, "from" | "to"> {
  if (range === "shown") return { from, to };
  return range === "month" ? { from: today, to: addDays(today, DAYS) } : { from: null, to: null };
}
