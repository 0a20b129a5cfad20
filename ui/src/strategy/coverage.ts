// The three matrices of coverage: their rows and columns by name, and the filter of the posts behind a cell.

import type { ChannelId, Coverage, Filter, Stage, Strategy } from "../bindings";
import { addDays } from "../model/dates";
import { NONE } from "../model/filter";
import { type Stretch, WEEK } from "../model/range";
import { m } from "../paraglide/messages";
import type { OpenPlan } from "../store/plan.svelte";
import type { CoverageName } from "./strategy.svelte";
import { dateRangeShort } from "../words/format";
import { stageName } from "../words/strategy";

export interface Matrix {
  coverage: Coverage;
  rowName: (key: string) => string;
  columnName: (key: string) => string;
  /** Returns what shows the posts of a row and a column; its days are those of a week if a column is one. */
  countedIn: (row: string, column: string) => { filter: Partial<Filter>; channel?: ChannelId; stretch?: Stretch };
}

export function matrixOf(name: CoverageName, strategy: Strategy, plan: OpenPlan): Matrix {
  const rest = m.strategy_coverage_rest();
  const nameIn = (rows: readonly { id: string; name: string }[]) => (key: string) => rows.find(({ id }) => id === key)?.name ?? rest;
  switch (name) {
    case "stage":
      return {
        coverage: strategy.stage_by_channel,
        rowName: (key) => (key === "" ? rest : stageName(key as Stage, plan.settings.stage_names)),
        columnName: nameIn(plan.channels),
        countedIn: (row, column) => ({ filter: { stages: [row === "" ? null : (row as Stage)] }, channel: column as ChannelId }),
      };
    case "audience":
      return {
        coverage: strategy.audience_by_pillar,
        rowName: nameIn(plan.audiences),
        columnName: nameIn(plan.pillars),
        countedIn: (row, column) => ({ filter: { audiences: [(row || NONE) as never], pillars: [(column || NONE) as never] } }),
      };
    case "objective":
      return {
        coverage: strategy.objective_by_week,
        rowName: nameIn(plan.objectives),
        columnName: (key) => dateRangeShort(key, key),
        countedIn: (row, column) => ({ filter: { objectives: [(row || NONE) as never] }, stretch: { from: column, to: addDays(column, WEEK) } }),
      };
  }
}
