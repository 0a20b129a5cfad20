// What the window shows: the plan without its posts, the cards of the weeks around the shown one,
// and where the person is. State is raw and replaced whole; what follows from it is derived.

import type {
  At,
  Campaign,
  Card,
  Changes,
  Channel,
  ChannelSlots,
  DayNote,
  Filter,
  Label,
  Opening,
  Overlay,
  Parting,
  Pillar,
  Plan,
  Platform,
  SavedView,
} from "../bindings";
import { addDays, weekStart } from "../model/dates";
import { ALL, NOWHERE, existing, passes } from "../model/filter";
import { writeDatesAs } from "../words/format";
import * as ipc from "../ipc";
import { type Frame, type View, WEEK, daysOf, stepped, weeksOf } from "../model/range";
import { type SlotSpan, mergedSlots, spanOf } from "../model/slots";
import { Awaited } from "./pending";
import { ORDER, changed, merged, without } from "../model/rows";
import { TrayFold } from "./tray-fold.svelte";

/** What the side panel is on: a post, or one that is about to be. */
export type Panel =
  | { kind: "edit"; id: string; /** Asks at once where to. */ isMoving?: true }
  | { kind: "new"; at: At | null; channel: string | null };

const NO_PLAN: Plan = {
  name: "",
  zone: "UTC",
  first_day: 1,
  hour12: false,
  locale: null,
  snap: 15,
  second_zone: null,
};

export class Store {
  plan = $state.raw<Plan>(NO_PLAN);
  /** True when nothing of the plan can be changed. */
  readOnly = $state.raw(false);
  /** That the plan's file lost its name while it was open: nothing can be changed until a person chooses. */
  parting = $state.raw<Parting | null>(null);
  channels = $state.raw<Channel[]>([]);
  campaigns = $state.raw<Campaign[]>([]);
  pillars = $state.raw<Pillar[]>([]);
  labels = $state.raw<Label[]>([]);
  notes = $state.raw<DayNote[]>([]);
  layers = $state.raw<Overlay[]>([]);
  /** The weekly posting slots of the channels that have some. */
  slots = $state.raw<readonly ChannelSlots[]>([]);
  slotSpan = $state.raw<SlotSpan>(spanOf("1970-01-01", [], [], []));
  /** Cards where they would be: a preview. */
  ghosts = $state.raw<readonly Card[]>([]);
  cards = $state.raw<ReadonlyMap<string, Card>>(new Map());
  /** Today and the minute of the day, on the clocks of the plan. */
  now = $state.raw<At>({ date: "1970-01-01", minute: 0 });
  /** The date that the view is about. */
  date = $state.raw("1970-01-01");
  view = $state.raw<View>("week");
  /** Room for one day beside another, or not. */
  isNarrow = $state.raw(false);
  panel = $state.raw<Panel | null>(null);
  views = $state.raw<SavedView[]>([]);
  /** What a post must be to be shown; set by `filter/filtering.ts`. */
  filter = $state.raw<Filter>(ALL);
  /** The posts that say its words, in their titles or not; kept by `filter/said.ts`. */
  said = $state.raw<ReadonlySet<string>>(NOWHERE);
  readonly trayFold = new TrayFold();
  /** The posts that the next action is about, in no order. */
  selected = $state.raw<ReadonlySet<string>>(new Set());
  /** The one from which a selection is extended. */
  selectedFrom: string | null = null;
  readonly platforms: ReadonlyMap<string, Platform>;

  /** Posts in hand, kept however far one leafs with them. */
  held: ReadonlySet<string> = new Set();
  readonly days = $derived(daysOf(this.#frame(this.view, this.date)));
  /** The first day shown, and the day after the last. */
  readonly from = $derived(this.days[0]!);
  readonly to = $derived(addDays(this.from, this.days.length));
  /** Days of a month that are drawn whole, cut again with the next month. */
  openDays = $derived.by<ReadonlySet<string>>(() => (void this.from, new Set()));
  readonly noteByDate = $derived(new Map(this.notes.map(({ date, text }) => [date, text])));
  readonly channelById = $derived(new Map(this.channels.map((channel) => [channel.id, channel])));
  /** The cards of the shown days, in their order, whatever channels are switched off. */
  readonly inRange = $derived.by(() => {
    const found = [...this.cards.values()].filter((card) => this.isShown(card)).sort(byTime);
    return (this.#inRange = same(this.#inRange, found));
  });
  readonly asked = $derived(existing(this.filter, this));
  readonly words = $derived(this.filter.text.trim());
  /** Channels switched off in the sidebar. */
  readonly hidden: ReadonlySet<string> = $derived(new Set(this.asked.hidden));
  readonly shown = $derived(this.inRange.filter((card) => passes(card, this.asked, this.said)));
  /** What is shown, with a preview among it. */
  readonly drawn = $derived(
    this.ghosts.length === 0 ? this.shown : [...this.shown, ...this.#shownGhosts()].sort(byTime),
  );
  readonly tray = $derived.by(() => {
    const waits = (card: Card) => card.date === null && passes(card, this.asked, this.said);
    const found = [...this.cards.values()].filter(waits).sort((a, b) => (a.id < b.id ? -1 : 1));
    return (this.#tray = same(this.#tray, found));
  });

  /** The post that the panel is on. */
  readonly opened = $derived(this.panel?.kind === "edit" ? this.panel.id : null);
  /** The selected posts that are there, those shown first and in their order. */
  readonly chosen = $derived(
    this.selected.size === 0
      ? []
      : [...this.shown, ...this.tray].flatMap(({ id }) => (this.selected.has(id) ? [id] : [])),
  );

  /** The plan's count of commits that is shown; whoever depends on it sees every change. */
  revision = $state.raw(0);
  #loaded = new Set<string>();
  /** What was derived last: the same cards are the same array, and nothing is drawn again. */
  #inRange: Card[] = [];
  #tray: Card[] = [];
  /** What the last operation changed, also where it is far from what is held. */
  #latest: ReadonlyMap<string, Card> = new Map();
  #turn = 0;
  readonly awaited = new Awaited();

  constructor(platforms: readonly Platform[]) {
    this.platforms = new Map(platforms.map((platform) => [platform.id, platform]));
  }

  /** Shows a plan that was just opened. */
  open(opening: Opening): void {
    this.#read(opening);
    this.date = opening.now.date;
    this.filter = opening.filter;
    this.#loaded = new Set([opening.from]);
    this.cards = new Map([...opening.cards, ...opening.tray].map((card) => [card.id, card]));
  }

  /** Reads everything again, staying where the person is. */
  async reload(): Promise<void> {
    const { from, to, days } = this;
    const weeks = weeksOf(days, this.plan.first_day);
    const [opening, cards] = await Promise.all([
      ipc.opening(),
      ipc.range(weeks[0] ?? from, addDays(weeks.at(-1) ?? to, WEEK)),
    ]);
    const isSame = opening.overview.plan.first_day === this.plan.first_day;
    this.#read(opening);
    this.awaited.clear();
    this.#loaded = new Set(isSame ? weeks : []);
    this.cards = new Map([...cards, ...opening.tray].map((card) => [card.id, card]));
    await this.show(this.date);
  }

  /** Shows a date in a view, and reads what is beside it for the next step. */
  async show(date: string, view = this.view): Promise<void> {
    const turn = (this.#turn += 1);
    await this.#load(daysOf(this.#frame(view, date)));
    if (turn !== this.#turn) return;
    [this.date, this.view] = [date, view];
    this.#forgetFar();
    this.readAhead().catch(() => {
      // What is beside is read again when it is asked for, and a refusal said then.
    });
  }

  /** The date that so many steps further is shown. */
  beside(steps: number): string {
    return stepped(this.#frame(this.view, this.date), steps);
  }

  /** The next step and the month are a key away, and wait for nothing then. */
  async readAhead(): Promise<void> {
    await this.#load(this.#daysOfMonth());
    await Promise.all([-1, 1].map((step) => this.#load(this.#daysBeside(step))));
  }

  /** Takes over what an operation did. */
  async apply(changes: Changes): Promise<void> {
    const expected = this.revision + (changes.op ? 1 : 0);
    if (changes.reload || changes.revision !== expected) return this.reload();
    this.revision = changes.revision;
    const { rows, gone } = changes;
    const [cards, campaigns] = [this.awaited.latest(changes.cards), this.awaited.latest(rows.campaigns)];
    this.#latest = new Map(cards.map((card) => [card.id, card]));
    Object.assign(this, changed(this, { ...rows, campaigns }, gone));
    this.slots = mergedSlots(this.slots, rows.slots);
    this.put(cards, gone.post);
    return this.settle();
  }

  /** Reads everything again where an answer was left out and no later one told of the same. */
  async settle(): Promise<void> {
    if (this.awaited.isBehind) await this.reload();
  }

  /** Shows a campaign as it will be. */
  putCampaign(campaign: Campaign): void {
    this.campaigns = merged(this.campaigns, [campaign], [], ORDER.campaigns);
  }

  /** Puts cards in and takes others out. Those of weeks that are not loaded stay out. */
  put(cards: readonly Card[], gone: readonly string[] = []): void {
    const changed = cards.filter((card) => !isEqual(this.cards.get(card.id), card));
    const there = gone.filter((id) => this.cards.has(id));
    if (changed.length === 0 && there.length === 0) return;
    const next = without(this.cards, there);
    for (const card of changed) {
      if (this.#belongs(card)) next.set(card.id, card);
      else next.delete(card.id);
    }
    this.cards = next;
  }

  /** Looks what other programs did; true where all must be read again. */
  async isBehind(): Promise<boolean> {
    const { revision, parting } = await ipc.lookBeside();
    const isNew = this.parting?.why !== parting?.why;
    this.parting = parting;
    // Where the file was overwritten, and nothing of the plan is kept, the page is all there is.
    return parting?.is_kept === false ? false : isNew || revision !== this.revision;
  }

  /** A post that is near, or was just changed. */
  card(id: string): Card | undefined {
    return this.cards.get(id) ?? this.#latest.get(id);
  }

  openDay(date: string): void {
    this.openDays = new Set([...this.openDays, date]);
  }

  isShown(card: Card): boolean {
    return card.date !== null && card.date >= this.from && card.date < this.to;
  }

  #shownGhosts(): Card[] {
    return this.ghosts.filter((ghost) => this.isShown(ghost) && !this.hidden.has(ghost.channel));
  }

  #read({ overview, now, from, slot_times: rows }: Opening): void {
    this.revision = overview.revision;
    writeDatesAs(overview.plan.locale);
    this.plan = overview.plan;
    this.readOnly = overview.read_only;
    this.parting = overview.parting;
    Object.assign(this, overview.rows);
    this.slotSpan = spanOf(from, rows, this.slots, this.channels);
    this.now = now;
  }

  /** Reads the weeks of these days that are not held yet. */
  async #load(days: readonly string[]): Promise<void> {
    const missing = weeksOf(days, this.plan.first_day).filter((week) => !this.#loaded.has(week));
    if (missing.length === 0) return;
    const cards = await ipc.range(missing[0]!, addDays(missing.at(-1)!, WEEK));
    for (const week of missing) this.#loaded.add(week);
    this.put(cards);
  }

  #frame(view: View, date: string): Frame {
    return { view, date, firstDay: this.plan.first_day, isNarrow: this.isNarrow };
  }

  #daysBeside(step: number): string[] {
    return daysOf(this.#frame(this.view, this.beside(step)));
  }

  #daysOfMonth(): string[] {
    return daysOf(this.#frame("month", this.date));
  }

  #belongs(card: Card): boolean {
    return card.date === null || this.held.has(card.id) || this.#loaded.has(weekStart(card.date, this.plan.first_day));
  }

  /** Keeps what is held in bounds, however long one leafs. */
  #forgetFar(): void {
    const days = [this.#daysBeside(-1), this.days, this.#daysBeside(1), this.#daysOfMonth()].flat();
    const near = new Set(weeksOf(days, this.plan.first_day));
    const far = [...this.#loaded].filter((week) => !near.has(week));
    if (far.length === 0) return;
    for (const week of far) this.#loaded.delete(week);
    this.cards = new Map([...this.cards].filter(([, card]) => this.#belongs(card)));
  }
}

/** The earlier array where nothing in it changed. */
function same(before: Card[], after: Card[]): Card[] {
  const isSame = before.length === after.length && after.every((card, at) => card === before[at]);
  return isSame ? before : after;
}

function isEqual(a: Card | undefined, b: Card): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function byTime(a: Card, b: Card): number {
  if (a.date !== b.date) return a.date! < b.date! ? -1 : 1;
  return a.minute! - b.minute! || (a.id < b.id ? -1 : 1);
}
