// The cards of the weeks around the visible days, and of the tray. State is raw and replaced as a whole.

import type { Card, PostId } from "../bindings";
import * as ipc from "../ipc";
import { addDays, weekStart } from "../model/dates";
import { WEEK, weeksOf } from "../model/range";
import { withoutIds } from "../model/rows";
import type { OpenPlan } from "./plan.svelte";

export class Cards {
  byId = $state.raw<ReadonlyMap<PostId, Card>>(new Map());
  /** The posts being dragged or carried, which stay loaded however far the calendar moves. */
  carriedIds: ReadonlySet<PostId> = new Set();
  /** The first days of the loaded weeks. */
  #loaded = new Set<string>();
  /** The cards that the last operation changed, also those outside the loaded weeks. */
  #latest: ReadonlyMap<PostId, Card> = new Map();
  readonly #plan: OpenPlan;

  constructor(plan: OpenPlan) {
    this.#plan = plan;
  }

  /** Returns a card of the loaded weeks or the tray. */
  get(id: PostId | undefined): Card | undefined {
    return id === undefined ? undefined : this.byId.get(id);
  }

  /** Returns a card of the loaded weeks or the tray, or one that the last operation changed. */
  find(id: PostId): Card | undefined {
    return this.byId.get(id) ?? this.#latest.get(id);
  }

  /** Replaces all cards with those of the tray and of the weeks with these first days. */
  replace(cards: readonly Card[], weeks: readonly string[]): void {
    this.#loaded = new Set(weeks);
    this.byId = new Map(cards.map((card) => [card.id, card]));
  }

  /** Applies the cards that an operation changed and removed. */
  merge(cards: readonly Card[], removed: readonly string[]): void {
    this.#latest = new Map(cards.map((card) => [card.id, card]));
    this.put(cards, removed);
  }

  /** Adds or replaces cards and removes others. Cards of weeks that aren't loaded are left out. */
  put(cards: readonly Card[], removed: readonly string[] = []): void {
    const changed = cards.filter((card) => !isEqual(this.byId.get(card.id), card));
    const present = removed.filter((id) => this.byId.has(id as PostId));
    if (changed.length === 0 && present.length === 0) return;
    const next = withoutIds(this.byId, present);
    for (const card of changed) {
      if (this.#belongs(card)) next.set(card.id, card);
      else next.delete(card.id);
    }
    this.byId = next;
  }

  /** Reads the weeks of these days that aren't loaded yet. */
  async load(days: readonly string[]): Promise<void> {
    const missing = this.#weeksOf(days).filter((week) => !this.#loaded.has(week));
    if (missing.length === 0) return;
    const cards = await ipc.range(missing[0]!, addDays(missing.at(-1)!, WEEK));
    for (const week of missing) this.#loaded.add(week);
    this.put(cards);
  }

  /** Drops the weeks without any of these days, so that memory stays bounded. */
  keepOnly(days: readonly string[]): void {
    const near = new Set(this.#weeksOf(days));
    const far = [...this.#loaded].filter((week) => !near.has(week));
    if (far.length === 0) return;
    for (const week of far) this.#loaded.delete(week);
    this.byId = new Map([...this.byId].filter(([, card]) => this.#belongs(card)));
  }

  #belongs(card: Card): boolean {
    return card.date === null || this.carriedIds.has(card.id) || this.#loaded.has(weekStart(card.date, this.#firstDay));
  }

  #weeksOf(days: readonly string[]): string[] {
    return weeksOf(days, this.#firstDay);
  }

  get #firstDay(): number {
    return this.#plan.settings.first_day;
  }
}

function isEqual(a: Card | undefined, b: Card): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
