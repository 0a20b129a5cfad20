// Reads the limit that a person types for the texts of a channel.

import { Refusal } from "../model/refusal";
import { m } from "../paraglide/messages";
import { formatNumber } from "../words/format";

/** Digits, perhaps in groups of three: 5000, 5,000, 5 000, 5.000. */
const NUMBER = /^(?:\d+|\d{1,3}(?:[.,'’\s]\d{3})+)$/;

/** The longest text that a plan holds, in characters. */
const LONGEST = 100_000;

/** Returns the typed limit; null for an empty field, which means the platform's. Throws a `Refusal` for anything else. */
export function readLimit(typed: string): number | null {
  const text = typed.normalize("NFKC").trim();
  if (text === "") return null;
  const limit = NUMBER.test(text) ? Number(text.replace(/\D/g, "")) : 0;
  if (limit >= 1 && limit <= LONGEST) return limit;
  // A code without words of its own, so that the message is shown as it is.
  throw new Refusal("unexpected", "text_limit", m.own_limit_bad({ most: formatNumber(LONGEST) }));
}
