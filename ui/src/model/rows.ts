// Rows by id, as a change puts them in and takes them out.

/** The rows after a change, in their order; the same array where nothing changed. */
export function merged<Row extends { id: string }>(
  rows: Row[],
  upserted: readonly Row[],
  removed: readonly string[],
  order: (a: Row, b: Row) => number,
): Row[] {
  if (upserted.length === 0 && removed.length === 0) return rows;
  const next = without(new Map(rows.map((row) => [row.id, row])), removed);
  for (const row of upserted) next.set(row.id, row);
  return [...next.values()].sort(order);
}

export function without<Row>(rows: ReadonlyMap<string, Row>, ids: readonly string[]): Map<string, Row> {
  const next = new Map(rows);
  for (const id of ids) next.delete(id);
  return next;
}
