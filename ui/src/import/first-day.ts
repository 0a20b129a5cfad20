import type { PreviewRow } from "../bindings";

/** Returns the first day on which an import adds or changes a post; undefined if it does on none. */
export function firstDay(rows: readonly PreviewRow[]): string | undefined {
  const days = rows.filter(({ outcome }) => outcome === "add" || outcome === "update").flatMap(({ at }) => at?.slice(0, 10) ?? []);
  return days.sort()[0];
}
