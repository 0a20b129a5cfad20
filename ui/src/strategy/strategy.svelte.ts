// What the Strategy area shows: the quarter, what is open for editing, and what the program says of both. It is kept while
// another area is shown.

import type { ChannelId, Filter, Strategy } from "../bindings";
import * as ipc from "../ipc";
import { setFilter } from "../filter/set-filter";
import { addMonths, monthStart } from "../model/dates";
import { ALL } from "../model/filter";
import type { Stretch } from "../model/range";
import type { Actions } from "../store/actions/actions";
import { area } from "../store/area.svelte";
import type { Store } from "../store/store.svelte";
import { refusalText } from "../words/refusals";

export type CoverageName = "stage" | "audience" | "objective";

const MONTHS = 3;

export class StrategyPage {
  /** How many quarters after the current one. */
  quarter = $state.raw(0);
  strategy = $state.raw<Strategy | null>(null);
  coverage = $state.raw<CoverageName>("stage");
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

/** What is counted: the posts that match a filter, on a channel if one is given, within the days of the page or of a stretch. */
export interface Counted {
  /** Tells the number from the page's others. */
  key: string;
  filter?: Partial<Filter>;
  channel?: ChannelId | undefined;
  stretch?: Stretch | undefined;
}

/** Shows the posts behind a number in the calendar's list, from where the bar leads back to the number. */
export function showPosts(actions: Actions, page: StrategyPage, { key, filter, channel, stretch = page }: Counted): void {
  const { store } = actions;
  const others = store.plan.channels.filter(({ id }) => channel !== undefined && id !== channel);
  area.number = { area: area.shown, key, filter: store.calendar.filter, view: store.calendar.view };
  setFilter(store, { ...ALL, ...filter, hidden: others.map(({ id }) => id) });
  void actions.showStretch({ from: stretch.from, to: stretch.to });
}
