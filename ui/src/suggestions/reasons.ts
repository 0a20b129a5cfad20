// Why a time is suggested, in sentences.

import type { ChannelSuggestions, Suggestion } from "../bindings";
import { m } from "../paraglide/messages";
import { formatNumber } from "../words/format";
import { levelName, plainNumber, ratioText } from "../words/results";
import { postsOf } from "../words/what-works";

/** Returns why this time, and why one more post of the channel in this week. */
export function reasonsOf(suggestion: Suggestion, known: ChannelSuggestions | undefined, hour12: boolean): string[] {
  const why = suggestion.kind === "use" ? useful(suggestion, known, hour12) : toFindOut(suggestion, hour12);
  return known?.wanted ? [why, m.suggest_why_week({ wanted: plainNumber(known.wanted), planned: formatNumber(known.planned) })] : [why];
}

function useful({ factor, level, n, ratio, low, high, beside }: Suggestion, known: ChannelSuggestions | undefined, hour12: boolean): string {
  const posts = postsOf(factor, level, hour12);
  const claim =
    beside === null
      ? m.results_claim({ posts, ratio: ratioText(ratio) })
      : m.results_pair({ posts, ratio: ratioText(ratio), others: levelName(factor, beside, hour12) });
  const numbers = m.results_claim_numbers({ low: ratioText(low), high: ratioText(high), n: formatNumber(n), all: formatNumber(known?.posts ?? n) });
  return `${claim} ${numbers}`;
}

function toFindOut({ factor, level, n, low, high }: Suggestion, hour12: boolean): string {
  return m.suggest_why_try({ posts: postsOf(factor, level, hour12), n: formatNumber(n), low: ratioText(low), high: ratioText(high) });
}
