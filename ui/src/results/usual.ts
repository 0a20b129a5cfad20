// Writes how posts did beside the usual engagement of their channels.

import type { AgainstUsual } from "../bindings";
import { m } from "../paraglide/messages";
import { formatNumber } from "../words/format";
import { ratioText } from "../words/results";

/** Writes the ratio, with its interval where it is clear; nothing where it is unknown. */
export function usualWords(against: AgainstUsual | null): string {
  if (!against) return "";
  const { ratio, low, high } = against;
  if (low === null || high === null) return fewWords(against.posts);
  const isClear = low > 1 || high < 1;
  const words = { ratio: ratioText(ratio), low: ratioText(low), high: ratioText(high) };
  return isClear ? m.results_usual_clear(words) : m.results_usual(words);
}

export function fewWords(posts: number): string {
  return posts === 1 ? m.results_usual_one() : m.results_usual_few({ count: formatNumber(posts) });
}
