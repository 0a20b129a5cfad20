// Everything that the window shows: the plan, the cards around the visible days, the calendar and the
// selection. Reads it from the program, and applies the changes of operations.

import type { Changes, FirstFrame, Platform } from "../bindings";
import * as ipc from "../ipc";
import { addDays } from "../model/dates";
import { WEEK, weeksOf } from "../model/range";
import { Calendar } from "./calendar.svelte";
import { Cards } from "./cards.svelte";
import { Findings } from "./findings.svelte";
import { Pending } from "./pending";
import { OpenPlan } from "./plan.svelte";
import { Selection } from "./selection.svelte";

export class Store {
  readonly plan: OpenPlan;
  readonly cards: Cards;
  readonly calendar: Calendar;
  readonly selection: Selection;
  readonly findings: Findings;
  /** The rows whose changes are shown before the program has answered. */
  readonly pending = new Pending();

  constructor(platforms: readonly Platform[]) {
    this.plan = new OpenPlan(platforms);
    this.cards = new Cards(this.plan);
    this.findings = new Findings(this.cards);
    this.calendar = new Calendar(this.plan, this.cards);
    this.selection = new Selection(this.calendar);
  }

  /** Shows a plan that was just opened. */
  open(opening: FirstFrame): void {
    this.plan.read(opening);
    this.calendar.date = opening.now.date;
    this.calendar.filter = opening.filter;
    this.cards.replace([...opening.cards, ...opening.tray], [opening.from]);
  }

  /** Reads everything again, and keeps the date and the view. */
  async reload(): Promise<void> {
    const { from, to, days } = this.calendar;
    const weeks = weeksOf(days, this.plan.settings.first_day);
    const [opening, cards] = await Promise.all([
      ipc.opening(),
      ipc.range(weeks[0] ?? from, addDays(weeks.at(-1) ?? to, WEEK)),
    ]);
    const isSame = opening.overview.plan.first_day === this.plan.settings.first_day;
    this.plan.read(opening);
    this.pending.clear();
    this.cards.replace([...cards, ...opening.tray], isSame ? weeks : []);
    await this.calendar.show(this.calendar.date);
  }

  /** Applies an operation's changes. Reads everything again if another program changed the plan before. */
  async apply(changes: Changes): Promise<void> {
    const expected = this.plan.revision + (changes.op ? 1 : 0);
    if (changes.reload || changes.revision !== expected) return this.reload();
    this.plan.revision = changes.revision;
    const { rows, gone } = changes;
    const [cards, campaigns] = [this.pending.latest(changes.cards), this.pending.latest(rows.campaigns)];
    this.plan.merge({ ...rows, campaigns }, gone);
    this.cards.merge(cards, gone.post ?? []);
    return this.settle();
  }

  /** Reads everything again if rows of an answer were ignored and no later answer contains them. */
  async settle(): Promise<void> {
    if (this.pending.hasIgnoredRows) await this.reload();
  }

  /** Checks what other programs did, and returns whether everything must be read again. */
  async needsReload(): Promise<boolean> {
    const { revision, lost_file: lostFile, is_damaged: isDamaged } = await ipc.fileStatus();
    this.plan.isDamaged = isDamaged;
    const isNew = this.plan.lostFile?.why !== lostFile?.why;
    this.plan.lostFile = lostFile;
    // If the file was overwritten and no copy of the plan is left, the page has the only one.
    return lostFile?.is_kept === false ? false : isNew || revision !== this.plan.revision;
  }
}
