// What the columns of imported tables told, on this machine: a file with the same headers is read the same way.

import type { TableField } from "../bindings";

type Fields = [number, TableField][];

const KEY = "daymark.imported-columns";
/** The number of different headers that are remembered. */
const MOST = 40;

export function recall(headers: string): Fields | undefined {
  return all().find(([known]) => known === headers)?.[1];
}

export function remember(headers: string, fields: Fields): void {
  if (headers === "") return;
  const others = all().filter(([known]) => known !== headers);
  try {
    localStorage.setItem(KEY, JSON.stringify([[headers, fields], ...others].slice(0, MOST)));
  } catch {
    // Without room the columns are only not remembered.
  }
}

function all(): [string, Fields][] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored : [];
  } catch {
    return [];
  }
}
