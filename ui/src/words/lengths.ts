// Puts the length of a text beside its limit into words.

import type { Length, MeasuredText, Unit } from "../bindings";
import { m } from "../paraglide/messages";
import { formatNumber } from "./format";

/** From this part of the limit on, what is left is worth a word. */
const NEAR = 0.6;

/** Returns what is left or over as in “106 left” or “9 over”; null where there is no limit. */
export function leftWords({ count, limit, over }: Length): string | null {
  if (limit === null) return null;
  return over > 0 ? m.units_over({ count: formatNumber(over) }) : m.units_left({ count: formatNumber(limit - count) });
}

/** Returns what is over, or left where the limit is near; null if there is nothing to mind. */
export function tabWords(length: Length): string | null {
  const { count, limit } = length;
  return limit !== null && count > limit * NEAR ? leftWords(length) : null;
}

/** Returns what other programs will refuse; null if they take the text. */
export function apiWords({ api }: MeasuredText): string | null {
  if (!api || api.over === 0) return null;
  return m.api_over({ count: formatNumber(api.count), limit: formatNumber(api.limit!), unit: unitName(api.unit) });
}

/** Returns the length as in “289 of 280 units”. */
export function lengthWords({ count, limit, unit }: Length): string {
  const units = unitName(unit);
  if (limit === null) return m.length_alone({ count: formatNumber(count), unit: units });
  return m.length_of({ count: formatNumber(count), limit: formatNumber(limit), unit: units });
}

function unitName(unit: Unit): string {
  const names: Partial<Record<Unit, () => string>> = {
    weighted: m.unit_weighted,
    bytes: m.unit_bytes,
    halfwidth: m.unit_halfwidth,
  };
  return (names[unit] ?? m.unit_characters)();
}
