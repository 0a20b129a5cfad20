// The three matrices of coverage: their rows and columns by name, and the filter of the posts behind a cell.

import type { ChannelId, Coverage, Filter, Stage, Strategy } from "../bindings";
import { NONE } from "../model/filter";
import { m } from "../paraglide/messages";
import type { OpenPlan } from "../store/plan.svelte";
import { dateRangeShort } from "../words/format";
import { stageName } from "../words/strategy";

export type CoverageName = "stage" | "audience" | "objective";

export interface Matrix {
  coverage: Coverage;
  rowName: (key: string) => string;
  columnName: (key: string) => string;
  /** Returns what shows the posts of a row and a column; null for a week, which no filter tells. */
  filterOf: (row: string, column: string) => { filter: Partial<Filter>; channel?: ChannelId; day?: string };
}

export function matrixOf(name: CoverageName, strategy: Strategy, plan: OpenPlan): Matrix {
  const rest = m.strategy_coverage_rest();
  const nameIn = (rows: readonly { id: string; name: string }[]) => (key: string) => rows.find(({ id }) => id === key)?.name ?? rest;
  switch (name) {
    case "stage":
      return {
        coverage: strategy.stage_by_channel,
        rowName: (key) => (key === "" ? rest : stageName(key as Stage)),
        columnName: nameIn(plan.channels),
        filterOf: (row, column) => ({ filter: { stages: [row === "" ? null : (row as Stage)] }, channel: column as ChannelId }),
      };
    case "audience":
      return {
        coverage: strategy.audience_by_pillar,
        rowName: nameIn(plan.audiences),
        columnName: nameIn(plan.pillars),
        filterOf: (row, column) => ({ filter: { audiences: [(row || NONE) as never], pillars: [(column || NONE) as never] } }),
      };
    case "objective":
      return {
        coverage: strategy.objective_by_week,
        rowName: nameIn(plan.objectives),
        columnName: (key) => dateRangeShort(key, key),
        filterOf: (row, column) => ({ filter: { objectives: [(row || NONE) as never] }, day: column }),
      };
  }
}
