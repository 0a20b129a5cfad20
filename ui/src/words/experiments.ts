// What can be said of an experiment, in sentences.

import type { ExperimentFactor, ExperimentStanding } from "../bindings";
import { m } from "../paraglide/messages";
import { dayShort, formatNumber } from "./format";
import { formatName, ratioText } from "./results";

const FACTORS: Record<ExperimentFactor, () => string> = {
  time: m.results_factor_hour,
  format: m.results_factor_format,
  pillar: m.results_factor_pillar,
};

export const EXPERIMENT_FACTORS = ["time", "format", "pillar"] as const satisfies readonly ExperimentFactor[];
export const experimentFactorName = (factor: ExperimentFactor): string => FACTORS[factor]();

/** Returns one of the two ways of posting, by its name. */
export function variantName(factor: ExperimentFactor, variant: string): string {
  return factor === "format" ? formatName(variant) : variant;
}

/** Returns the verdict, or while the experiment runs how many posts it has and when it can be read. Never a result before that. */
export function standingWords(standing: ExperimentStanding): string {
  if (standing.state === "stopped") return m.experiment_stopped();
  if (standing.reading) return verdict(standing, standing.reading);
  const [first, second] = standing.published.map(formatNumber);
  const counts = m.experiment_counts({ first: first!, second: second!, wanted: formatNumber(standing.posts_an_arm) });
  return standing.readable_on === null ? counts : `${counts} ${m.experiment_readable({ date: dayShort(standing.readable_on) })}`;
}

function verdict({ factor, first, second }: ExperimentStanding, { verdict, low, high, noticeable }: NonNullable<ExperimentStanding["reading"]>): string {
  if (verdict === "first") return m.experiment_better({ way: variantName(factor, first), low: ratioText(low), high: ratioText(high) });
  if (verdict === "second") return m.experiment_better({ way: variantName(factor, second), low: ratioText(1 / high), high: ratioText(1 / low) });
  return m.experiment_unclear({ ratio: ratioText(noticeable) });
}
