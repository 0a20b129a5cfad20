// The days and posts that the window shows, derived from the date, the view and the filter.

import type { Card, ChannelId, Filter, PostId } from "../bindings";
import { addDays } from "../model/dates";
import { ALL, NO_MATCHES, existing, passes } from "../model/filter";
import { byTime } from "../model/order";
import { sameItems } from "../model/same-items";
import { type Stretch, type ViewFrame, type View, daysOf, dateAfterSteps } from "../model/range";
import type { Cards } from "./cards.svelte";
import type { OpenPlan } from "./plan.svelte";
import { TrayFold } from "./tray-fold.svelte";

export class Calendar {
  /** The date that the view shows, with the rest of its week or month. */
  date = $state.raw("1970-01-01");
  view = $state.raw<View>("week");
  /** The height of the view in pixels; null before the first layout. */
  height = $state.raw<number | null>(null);
  /** The days that the list shows instead of a week, until another date or view is shown. */
  stretch = $state.raw<Stretch | null>(null);
  /** True while the window is too narrow for several days side by side. */
  showsOneDay = $state.raw(false);
  /** True while the wide composer leaves only the width of a day to the calendar. */
  isBesideComposer = $state.raw(false);
  /** The filter as it was set, by `filter/set-filter.ts`. */
  filter = $state.raw<Filter>(ALL);
  /** The posts that contain the filter's words anywhere, set by `filter/text-matches.ts`. */
  textMatches = $state.raw<ReadonlySet<PostId>>(NO_MATCHES);
  readonly trayFold = new TrayFold();
  /** The cards of a preview, at the places that they would move to. */
  previewCards = $state.raw<readonly Card[]>([]);

  readonly days = $derived(daysOf(this.#frame(this.view, this.date, this.stretch)));
  /** The first visible day; `to` is the day after the last. */
  readonly from = $derived(this.days[0]!);
  readonly to = $derived(addDays(this.from, this.days.length));
  /** The days of the month view that show all their cards. Emptied when another month is shown. */
  openDays = $derived.by<ReadonlySet<string>>(() => (void this.from, new Set()));
  /** The cards of the visible days in order of time, those of hidden channels included. */
  readonly cardsInRange = $derived.by(() => {
    const found = [...this.#cards.byId.values()].filter((card) => this.isShown(card)).sort(byTime);
    return (this.#lastInRange = sameItems(this.#lastInRange, found));
  });
  /** The filter without rows that are no longer in the plan. */
  readonly activeFilter = $derived.by(() => existing(this.filter, this.#plan));
  readonly filterWords = $derived(this.filter.text.trim());
  /** The channels hidden in the sidebar. */
  readonly hidden: ReadonlySet<ChannelId> = $derived(new Set(this.activeFilter.hidden));
  /** The channels that posts can be planned on and that aren't hidden. */
  readonly shownChannels = $derived.by(() => this.#plan.channels.filter(({ id, archived }) => !archived && !this.hidden.has(id)));
  /** The cards of the visible days that pass the filter. */
  readonly visible = $derived(
    this.cardsInRange.filter((card) => passes(card, this.activeFilter, this.textMatches)),
  );
  /** The visible cards of the view's days, also while a wide composer leaves only one of them. */
  readonly cardsOfView = $derived.by(() => {
    const days = new Set(daysOf({ ...this.#frame(this.view, this.date, this.stretch), view: this.view, showsOneDay: this.showsOneDay }));
    const isShown = (card: Card) => days.has(card.date!) && passes(card, this.activeFilter, this.textMatches);
    return [...this.#cards.byId.values()].filter(isShown).sort(byTime);
  });
  /** The visible cards and those of a preview, in order of time. */
  readonly drawnCards = $derived(
    this.previewCards.length === 0 ? this.visible : [...this.visible, ...this.#shownPreview()].sort(byTime),
  );
  readonly tray = $derived.by(() => {
    const waits = (card: Card) => card.date === null && passes(card, this.activeFilter, this.textMatches);
    const found = [...this.#cards.byId.values()].filter(waits).sort((a, b) => (a.id < b.id ? -1 : 1));
    return (this.#lastTray = sameItems(this.#lastTray, found));
  });

  /** The last derived arrays, returned again for the same cards so that nothing is redrawn. */
  #lastInRange: Card[] = [];
  #lastTray: Card[] = [];
  #turn = 0;
  readonly #plan: OpenPlan;
  readonly #cards: Cards;

  constructor(plan: OpenPlan, cards: Cards) {
    this.#plan = plan;
    this.#cards = cards;
  }

  /** Shows a date in a view, or a stretch of days in the list, and reads the days around it for the next step. */
  async show(date: string, view = this.view, stretch: Stretch | null = null): Promise<void> {
    const turn = (this.#turn += 1);
    await this.#cards.load(daysOf(this.#frame(view, date, stretch)));
    if (turn !== this.#turn) return;
    [this.date, this.view, this.stretch] = [date, view, stretch];
    this.#cards.keepOnly([this.#daysBeside(-1), this.days, this.#daysBeside(1), this.#daysOfMonth()].flat());
    this.readAhead().catch(() => {
      // These days are read again when they are shown, and an error is reported then.
    });
  }

  /** Returns the date that is shown after a number of steps. */
  dateAfter(steps: number): string {
    return dateAfterSteps(this.#frame(this.view, this.date), steps);
  }

  /** Reads the month and the days of the next step, so that showing them needs no wait. */
  async readAhead(): Promise<void> {
    await this.#cards.load(this.#daysOfMonth());
    await Promise.all([-1, 1].map((step) => this.#cards.load(this.#daysBeside(step))));
  }

  openDay(date: string): void {
    this.openDays = new Set([...this.openDays, date]);
  }

  isShown(card: Card): boolean {
    return card.date !== null && card.date >= this.from && card.date < this.to;
  }

  #shownPreview(): Card[] {
    return this.previewCards.filter((card) => this.isShown(card) && !this.hidden.has(card.channel));
  }

  #frame(view: View, date: string, stretch: Stretch | null = null): ViewFrame {
    const isBeside = this.isBesideComposer;
    return { view: isBeside ? "week" : view, date, firstDay: this.#plan.settings.first_day, showsOneDay: isBeside || this.showsOneDay, stretch };
  }

  #daysBeside(step: number): string[] {
    return daysOf(this.#frame(this.view, this.dateAfter(step)));
  }

  #daysOfMonth(): string[] {
    return daysOf(this.#frame("month", this.date));
  }
}
