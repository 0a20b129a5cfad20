// What the panel of checks shows: which days were chosen, and what was found in them.

import type { Card, Finding } from "../bindings";
import * as ipc from "../ipc";
import { addDays } from "../model/dates";
import { byTime } from "../model/order";
import type { Store } from "../store/store.svelte";

/** The days that are checked: those that the calendar shows, 30 from today, or all from today to the last post. */
export type Scope = "shown" | "month" | "planned";

interface Checked {
  findings: readonly Finding[];
  cards: readonly Card[];
}

/** A date that no plan reaches. */
const LATEST = "9999-12-01";
const MONTH = 30;

/** The chosen days; kept while the panel gives way to the composer. */
class CheckedRange {
  scope = $state.raw<Scope>("shown");
  /** What was read for other days than those that are shown; null until it is read. */
  read = $state.raw<Checked | null>(null);
}

export const checkedRange = new CheckedRange();

/** Returns what was found in the chosen days, with all posts there in order of time. */
export function checkedOf({ findings, calendar }: Store): Checked {
  if (checkedRange.scope !== "shown") return checkedRange.read ?? { findings: [], cards: [] };
  return { findings: findings.list, cards: calendar.visible };
}

/** Reads the findings of days that the calendar doesn't show. Returns a function that drops an answer still to come. */
export function readChecked(store: Store): () => void {
  const { scope } = checkedRange;
  const { today, revision } = store.plan;
  void revision;
  let isLatest = true;
  if (scope !== "shown") void ask();
  return () => (isLatest = false);

  async function ask() {
    const to = scope === "month" ? addDays(today, MONTH) : LATEST;
    const cards = (await ipc.range(today, to).catch(() => [])).sort(byTime);
    const last = scope === "month" ? to : addDays(cards.at(-1)?.date ?? today, 1);
    const findings = await ipc.findings(today, last).catch(() => []);
    if (isLatest) checkedRange.read = { findings, cards };
  }
}
