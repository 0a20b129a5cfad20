// The names of the numbers that may be added up across channels.

import type { ResultNumber } from "../bindings";
import { m } from "../paraglide/messages";

const NAMES: Record<ResultNumber, () => string> = {
  engagements: m.results_engagement,
  clicks: m.results_clicks,
  conversions: m.results_conversions,
  cost: m.results_cost,
  revenue: m.results_revenue,
};

export function numberName(number: ResultNumber): string {
  return NAMES[number]();
}
