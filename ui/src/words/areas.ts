// The names of the window's areas.

import { m } from "../paraglide/messages";
import type { AreaName } from "../model/areas";

const names: Record<AreaName, () => string> = {
  calendar: m.area_calendar,
  ideas: m.area_ideas,
  results: m.area_results,
  strategy: m.area_strategy,
};

export const areaName = (area: AreaName): string => names[area]();
