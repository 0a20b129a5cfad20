// Writes what is wrong with a layer in words: why it shows nothing, and what it leaves out.

import type { LayerContent, LeftOut, Problem, Reason } from "../bindings";
import { formatNumber } from "../words/format";
import { m } from "../paraglide/messages";

const problems: Record<Problem, () => string> = {
  gone: m.layer_gone,
  unreadable: m.layer_unreadable,
  too_large: m.layer_too_large,
  not_a_calendar: m.layer_not_a_calendar,
  too_much: m.layer_too_much,
};

const leftOut: Record<Reason, { one: () => string; many: (count: { count: string }) => string }> = {
  unreadable: { one: m.layer_left_unreadable_one, many: m.layer_left_unreadable },
  repetition: { one: m.layer_left_repetition_one, many: m.layer_left_repetition },
  dates: { one: m.layer_left_dates_one, many: m.layer_left_dates },
  zone: { one: m.layer_left_zone_one, many: m.layer_left_zone },
  length: { one: m.layer_left_length_one, many: m.layer_left_length },
  same_id: { one: m.layer_left_same_id_one, many: m.layer_left_same_id },
};

export type Trouble = Pick<LayerContent, "problem" | "left_out">;

/** Returns a sentence for each trouble of a layer. */
export function troubleWords({ problem, left_out }: Trouble): string[] {
  const sentences = left_out.map(leftOutWords);
  return problem ? [problems[problem](), ...sentences] : sentences;
}

function leftOutWords({ count, why }: LeftOut): string {
  return count === 1 ? leftOut[why].one() : leftOut[why].many({ count: formatNumber(count) });
}
