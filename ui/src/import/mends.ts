// What a person can do about a row of a file that is imported.

import type { CorrectedCell, PreviewProblem, PreviewRow } from "../bindings";
import type { Answers } from "./importing.svelte";

export interface Mends {
  /** The name of a channel that the plan lacks; null if the row has none such. */
  channel: string | null;
  /** The cell that can be corrected. */
  cell: { column: number; header: string; text: string } | null;
  /** Whether the row can go to the tray instead. */
  isForTray: boolean;
}

export function mendsOf({ problems, outcome }: PreviewRow): Mends {
  const unknown = problems.find((problem) => problem.problem === "unknown_channel");
  const faulty = problems.find((problem) => problem.column !== null && cellOf(problem) !== null);
  return {
    channel: unknown?.problem === "unknown_channel" ? unknown.name : null,
    cell: faulty ? { column: faulty.column!, header: faulty.header, text: cellOf(faulty)! } : null,
    isForTray: outcome === "bad" && problems.some(({ problem }) => problem === "no_such_day"),
  };
}

function cellOf(problem: PreviewProblem): string | null {
  return "cell" in problem ? problem.cell : null;
}

/** Returns the lines of the rows that stay out for the same reason as a row. */
export function alike(rows: readonly PreviewRow[], row: PreviewRow): number[] {
  const reason = reasonOf(row);
  if (reason === null) return [];
  return rows.filter((other) => other.outcome === row.outcome && reasonOf(other) === reason).map(({ line }) => line);
}

function reasonOf({ problems, outcome }: PreviewRow): string | null {
  const [first] = problems;
  if (!first || (outcome !== "ask" && outcome !== "bad")) return null;
  return first.problem === "unknown_channel" ? `channel ${first.name}` : first.problem;
}

/** Returns which channels the names of a file are, with one more. */
export function named({ named_channels: known = [] }: Answers, name: string, channel: string): [string, string][] {
  return [...known.filter(([other]) => other !== name), [name, channel]];
}

/** Returns the corrected cells of a file, with one more. */
export function corrected({ corrected: known = [] }: Answers, cell: CorrectedCell): CorrectedCell[] {
  return [...known.filter(({ line, column }) => line !== cell.line || column !== cell.column), cell];
}
