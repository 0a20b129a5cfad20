// Applies a change to the plan's rows: channels, campaigns, pillars, labels, notes, views, layers, snippets, audiences,
// objectives, messages and subjects.

import type { Campaign, Changes, Noun, Rows } from "../bindings";

type Ordered = Omit<Rows, "slots">;

/** How the rows of a noun are identified and sorted. */
interface RowOrder<Row> {
  noun: Noun;
  key: (row: Row) => string;
  compare: (a: Row, b: Row) => number;
}

const id = (row: { id: string }) => row.id;
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
const byPosition = (a: { position: number }, b: { position: number }) => a.position - b.position;
const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
const byDate = (a: { date: string }, b: { date: string }) => (a.date < b.date ? -1 : 1);
const byFirstDay = (a: Campaign, b: Campaign) =>
  (a.first_day ?? "") === (b.first_day ?? "") ? byId(a, b) : (a.first_day ?? "") < (b.first_day ?? "") ? -1 : 1;

export const ROW_ORDER: { [Name in keyof Ordered]: RowOrder<Ordered[Name][number]> } = {
  channels: { noun: "channel", key: id, compare: byPosition },
  campaigns: { noun: "campaign", key: id, compare: byFirstDay },
  pillars: { noun: "pillar", key: id, compare: byPosition },
  labels: { noun: "label", key: id, compare: byName },
  notes: { noun: "note", key: ({ date }) => date, compare: byDate },
  views: { noun: "view", key: id, compare: byPosition },
  layers: { noun: "layer", key: id, compare: byId },
  snippets: { noun: "snippet", key: id, compare: byPosition },
  audiences: { noun: "audience", key: id, compare: byPosition },
  objectives: { noun: "objective", key: id, compare: byPosition },
  messages: { noun: "message", key: id, compare: byPosition },
  subjects: { noun: "subject", key: id, compare: byPosition },
};

/** Returns the rows of every noun after a change: `rows` are added or replaced, `gone` are removed. */
export function applyChange(held: Ordered, rows: Ordered, gone: Changes["gone"]): Ordered {
  const names = Object.keys(ROW_ORDER) as (keyof Ordered)[];
  return Object.fromEntries(names.map((name) => [name, rowsAfterChange(name, held, rows, gone)])) as Ordered;
}

function rowsAfterChange<Name extends keyof Ordered>(name: Name, held: Ordered, rows: Ordered, gone: Changes["gone"]) {
  type Row = Ordered[Name][number];
  const order: RowOrder<Row> = ROW_ORDER[name];
  return mergeRows<Row>(held[name], rows[name], gone[order.noun] ?? [], order);
}

/** Returns the sorted rows after a change, or the same array if nothing changed. */
export function mergeRows<Row>(
  rows: Row[],
  changed: readonly Row[],
  gone: readonly string[],
  { key, compare }: Omit<RowOrder<Row>, "noun">,
): Row[] {
  if (changed.length === 0 && gone.length === 0) return rows;
  const next = withoutIds(new Map(rows.map((row) => [key(row), row])), gone);
  for (const row of changed) next.set(key(row), row);
  return [...next.values()].sort(compare);
}

/** Returns a copy of the map without these ids. */
export function withoutIds<Id extends string, Row>(rows: ReadonlyMap<Id, Row>, ids: readonly string[]): Map<Id, Row> {
  const next = new Map(rows);
  for (const id of ids) next.delete(id as Id);
  return next;
}
