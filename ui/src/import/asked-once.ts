// What is asked once for all rows that need it. A name of a channel is asked for at its rows.

import type { Asked, TablePreview } from "../bindings";

export interface AskedOnce {
  asked: Asked;
  /** The number of rows that need the answer. */
  rows: number;
}

/** Returns the questions of a file. A calendar asks only for the channel of events that name none. */
export function askedOnce({ read, rows }: TablePreview): AskedOnce[] {
  if (read) return read.questions.filter(({ asked }) => asked.of !== "channel" || asked.name === null);
  const without = rows.filter(({ problems }) => problems.some(({ problem }) => problem === "no_channel" || problem === "unknown_channel"));
  return without.length > 0 ? [{ asked: { of: "channel", name: null }, rows: without.length }] : [];
}
