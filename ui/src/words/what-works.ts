// What works on a channel, in sentences: what posts can show, what they can't, and what was left out.

import type { FactorWorks, LevelWorks, NotCompared, Works, WorksFactor } from "../bindings";
import { m } from "../paraglide/messages";
import { formatList, formatNumber } from "./format";
import { bandOf, levelName, ratioText } from "./results";

const NAMES: Record<WorksFactor, { name: () => string; many: () => string; one: () => string }> = {
  hour: { name: m.results_factor_hour, many: m.results_many_hour, one: m.results_one_hour },
  weekday: { name: m.results_factor_weekday, many: m.results_many_weekday, one: m.results_one_weekday },
  format: { name: m.results_factor_format, many: m.results_many_format, one: m.results_one_format },
  pillar: { name: m.results_factor_pillar, many: m.results_many_pillar, one: m.results_one_pillar },
  length: { name: m.results_factor_length, many: m.results_many_length, one: m.results_one_length },
  link: { name: m.results_factor_link, many: m.results_many_link, one: m.results_one_link },
};

/** A sentence and the numbers that it rests on. */
export interface Claim {
  words: string;
  numbers: string;
}

export function factorName(factor: WorksFactor): string {
  return NAMES[factor].name();
}

/** Returns what a factor lets one say. */
export function claimsOf(works: Works, factor: FactorWorks, hour12: boolean): Claim[] {
  if (!factor.passes) return [notPassed(works, factor)];
  const claimed = factor.levels.filter(({ claim }) => claim);
  const claims = claimed.flatMap((level) => claim(works, factor, level, hour12) ?? []);
  if (claims.length > 0) return claims;
  const { many, one } = NAMES[factor.factor];
  return [pairOf(factor, hour12) ?? { words: m.results_unclear_levels({ many: capital(many()), one: one() }), numbers: "" }];
}

function claim(works: Works, { factor }: FactorWorks, level: LevelWorks, hour12: boolean): Claim | null {
  const { ratio, low, high, n } = level;
  if (ratio === null || low === null || high === null) return null;
  return {
    words: m.results_claim({ posts: postsOf(factor, level.level, hour12), ratio: ratioText(ratio) }),
    numbers: m.results_claim_numbers({ low: ratioText(low), high: ratioText(high), n: formatNumber(n), all: formatNumber(works.posts) }),
  };
}

/** Returns what two levels say beside each other, if they clearly differ. */
function pairOf({ factor, levels, pair }: FactorWorks, hour12: boolean): Claim | null {
  const [first, second] = levels;
  if (!pair || !first || !second) return null;
  const [ratio, low, high] = pair;
  if (low <= 1 && high >= 1) return null;
  return {
    words: m.results_pair({ posts: postsOf(factor, second.level, hour12), ratio: ratioText(ratio), others: levelName(factor, first.level, hour12) }),
    numbers: m.results_claim_numbers({ low: ratioText(low), high: ratioText(high), n: formatNumber(second.n), all: formatNumber(first.n + second.n) }),
  };
}

function notPassed(works: Works, factor: FactorWorks): Claim {
  const { many, one } = NAMES[factor.factor];
  const ratio = usualNoticeable(factor.levels);
  return {
    words: m.results_not_passed({ many: many(), n: formatNumber(works.posts) }),
    numbers: ratio === null ? "" : m.results_noticeable({ one: one(), ratio: ratioText(ratio) }),
  };
}

/** Returns the middle one of the ratios that would have been noticed of each level. */
function usualNoticeable(levels: readonly LevelWorks[]): number | null {
  const ratios = levels.flatMap(({ noticeable }) => noticeable ?? []).sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length / 2)] ?? null;
}

/** Returns the posts of a level in words, such as “posts on workday mornings”, to begin a sentence. */
export function postsOf(factor: WorksFactor, level: string, hour12: boolean): string {
  const name = levelName(factor, level, hour12);
  switch (factor) {
    case "hour": {
      const [from, to] = bandOf(level, hour12);
      return m.results_posts_hour({ from, to });
    }
    case "weekday":
      return m.results_posts_weekday({ day: name });
    case "format":
      return m.results_posts_format({ level: name });
    case "pillar":
      return level === "no pillar" ? m.results_posts_no_pillar() : m.results_posts_pillar({ level: name });
    case "length":
      return m.results_posts_length({ level: name });
    case "link":
      return m.results_posts_link({ level: name });
  }
}

/** Returns why nothing is compared; null if something is. */
export function tooLittle(works: Works): string | null {
  if (works.posts < works.least_posts) return m.results_few({ n: formatNumber(works.posts), least: works.least_posts });
  return works.factors.length === 0 ? m.results_alike({ n: formatNumber(works.posts) }) : null;
}

/** Returns the sentence about posts that were left out; null if none was. */
export function leftOut(left: NotCompared): string | null {
  const kinds: [number, (of: { count: string }) => string][] = [
    [left.replies, m.results_left_replies],
    [left.stories, m.results_left_stories],
    [left.boosted, m.results_left_boosted],
    [left.young, m.results_left_young],
    [left.unmeasured, m.results_left_unmeasured],
    [left.undated, m.results_left_undated],
  ];
  const told = kinds.filter(([count]) => count > 0);
  if (told.length === 0) return null;
  const all = told.reduce((sum, [count]) => sum + count, 0);
  return m.results_left_out({ count: formatNumber(all), kinds: formatList(told.map(([count, words]) => words({ count: formatNumber(count) }))) });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
