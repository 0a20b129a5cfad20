// What the Strategy area shows: the quarter, what is open for editing, and what the program says of both. It is kept while
// another area is shown.

import type { ChannelId, Filter, Strategy } from "../bindings";
import * as ipc from "../ipc";
import { setFilter } from "../filter/set-filter";
import { addMonths, monthStart } from "../model/dates";
import { ALL } from "../model/filter";
import type { Actions } from "../store/actions/actions";
import type { Store } from "../store/store.svelte";
import { refusalText } from "../words/refusals";

const MONTHS = 3;

export class StrategyPage {
  /** How many quarters after the current one. */
  quarter = $state.raw(0);
  strategy = $state.raw<Strategy | null>(null);
  /** The id of the objective, audience or channel whose form is unfolded. */
  open = $state.raw<string | null>(null);
  reason = $state.raw("");
  #asked = 0;

  constructor(readonly store: Store) {}

  readonly from = $derived.by(() => {
    const month = monthStart(this.store.plan.today);
    const begun = (+month.slice(5, 7) - 1) % MONTHS;
    return addMonths(month, this.quarter * MONTHS - begun);
  });
  readonly to = $derived(addMonths(this.from, MONTHS));

  /** Reads the strategy; an answer that a later question has overtaken is dropped. */
  async read(from: string, to: string): Promise<void> {
    const asked = ++this.#asked;
    try {
      const strategy = await ipc.readStrategy(from, to);
      if (asked === this.#asked) [this.strategy, this.reason] = [strategy, ""];
    } catch (error) {
      if (asked === this.#asked) this.reason = refusalText(error);
    }
  }

  toggle(id: string): void {
    this.open = this.open === id ? null : id;
  }
}

const known = new WeakMap<Store, StrategyPage>();

/** Returns the strategy of a plan's window. */
export function strategyOf(store: Store): StrategyPage {
  const page = known.get(store) ?? new StrategyPage(store);
  known.set(store, page);
  return page;
}

/** Shows the posts behind a number in the calendar's list: those that match the filter, on the channel if one is given. */
export function showPosts(actions: Actions, filter: Partial<Filter>, channel?: ChannelId): void {
  const { store } = actions;
  const others = store.plan.channels.filter(({ id }) => channel !== undefined && id !== channel);
  setFilter(store, { ...ALL, ...filter, hidden: others.map(({ id }) => id) });
  void actions.show(store.calendar.date, "list");
}
