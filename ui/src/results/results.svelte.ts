// What the Results area shows: the chosen days, groups and numbers, and what the program says of them. It is kept while
// another area is shown.

import type { ExperimentStanding, ResultNumber, ResultsGroup, ResultsPage, ResultsScope, ResultsSort, Works } from "../bindings";
import * as ipc from "../ipc";
import { addDays } from "../model/dates";
import type { Store } from "../store/store.svelte";
import { refusalText } from "../words/refusals";

export const LENGTHS = [7, 28, 90, 365] as const;

export class Results {
  /** The number of days, and the day after the last; null for the days until now. */
  length = $state.raw<number>(28);
  end = $state.raw<string | null>(null);
  by = $state.raw<ResultsGroup>("channel");
  number = $state.raw<ResultNumber>("clicks");
  sort = $state.raw<ResultsSort>("time");
  /** The key of the group whose posts are listed. */
  group = $state.raw<string | null>(null);
  originals = $state.raw(true);
  unboosted = $state.raw(false);
  /** The channel that is compared with itself; null for the one with most posts. */
  channel = $state.raw<string | null>(null);
  page = $state.raw<ResultsPage | null>(null);
  works = $state.raw<Works | null>(null);
  experiments = $state.raw<readonly ExperimentStanding[]>([]);
  /** Whether the form of a new experiment is unfolded. */
  isPlanning = $state.raw(false);
  /** Why nothing could be read. */
  reason = $state.raw("");
  #asked = 0;
  #askedWorks = 0;

  constructor(readonly store: Store) {}

  readonly to = $derived.by(() => this.end ?? addDays(this.store.plan.now.date, 1));
  readonly from = $derived.by(() => addDays(this.to, -this.length));
  readonly scope: ResultsScope = $derived.by(() => ({
    from: this.from,
    to: this.to,
    by: this.by,
    number: this.number,
    hidden: [...this.store.calendar.hidden],
    originals: this.originals,
    unboosted: this.unboosted,
    group: this.group,
    sort: this.sort,
  }));
  /** The channel that is compared: the chosen one, or that with most posts of these days. */
  readonly compared = $derived.by(() => {
    const { channels } = this.store.plan;
    if (channels.some(({ id }) => id === this.channel)) return this.channel;
    const most = [...(this.page?.exposure ?? [])].sort((a, b) => b.posts - a.posts)[0];
    return most?.channel ?? null;
  });

  /** Reads what the scope says; an answer that a later question has overtaken is dropped. */
  async read(scope: ResultsScope): Promise<void> {
    const asked = ++this.#asked;
    try {
      const page = await ipc.resultsPage(scope);
      if (asked === this.#asked) [this.page, this.reason] = [page, ""];
    } catch (error) {
      if (asked === this.#asked) this.reason = refusalText(error);
    }
  }

  async readWorks(channel: string): Promise<void> {
    const asked = ++this.#askedWorks;
    try {
      const works = await ipc.whatWorks(channel);
      if (asked === this.#askedWorks) this.works = works;
    } catch {
      // The reason is that of `read`, which shows it.
      if (asked === this.#askedWorks) this.works = null;
    }
  }

  async readExperiments(): Promise<void> {
    try {
      this.experiments = await ipc.readExperiments();
    } catch (error) {
      this.reason = refusalText(error);
    }
  }

  /** Moves the days by their number, at most until now. */
  step(steps: number): void {
    const now = addDays(this.store.plan.now.date, 1);
    const end = addDays(this.to, steps * this.length);
    this.end = end >= now ? null : end;
  }

  setBy(by: ResultsGroup): void {
    [this.by, this.group] = [by, null];
  }
}

const known = new WeakMap<Store, Results>();

/** Returns the results of a plan's window. */
export function resultsOf(store: Store): Results {
  const results = known.get(store) ?? new Results(store);
  known.set(store, results);
  return results;
}
