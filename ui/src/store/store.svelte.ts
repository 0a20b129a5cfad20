// What the window shows: the plan without its posts, the cards of the weeks around the shown one,
// and where the person is. State is raw and replaced whole; what follows from it is derived.

import type {
  At,
  Campaign,
  Card,
  Changes,
  Channel,
  DayNote,
  Label,
  Opening,
  Pillar,
  Plan,
  Platform,
} from "../bindings";
import { addDays, weekStart } from "../dates";
import * as ipc from "../ipc";
import { merged, without } from "./rows";

export type View = "week" | "channels";

/** What the side panel is on: a post, or one that is about to be. */
export type Panel =
  | { kind: "edit"; id: string }
  | { kind: "new"; at: At | null; channel: string | null };

const DAYS = 7;

export class Store {
  plan = $state.raw<Plan>({ name: "", zone: "UTC", first_day: 1, hour12: false });
  channels = $state.raw<Channel[]>([]);
  campaigns = $state.raw<Campaign[]>([]);
  pillars = $state.raw<Pillar[]>([]);
  labels = $state.raw<Label[]>([]);
  notes = $state.raw<DayNote[]>([]);
  cards = $state.raw<ReadonlyMap<string, Card>>(new Map());
  /** Today and the minute of the day, on the clocks of the plan. */
  now = $state.raw<At>({ date: "1970-01-01", minute: 0 });
  /** The first day shown. */
  from = $state.raw("1970-01-01");
  view = $state.raw<View>("week");
  panel = $state.raw<Panel | null>(null);
  /** Channels switched off in the sidebar. */
  hidden = $state.raw<ReadonlySet<string>>(new Set());
  trayOpen = $state.raw(true);
  /** The posts that the next action is about, in no order. */
  selected = $state.raw<ReadonlySet<string>>(new Set());
  readonly platforms: ReadonlyMap<string, Platform>;

  readonly to = $derived(addDays(this.from, DAYS));
  readonly days = $derived(Array.from({ length: DAYS }, (_, day) => addDays(this.from, day)));
  readonly channelById = $derived(new Map(this.channels.map((channel) => [channel.id, channel])));
  /** The cards of the shown days, in their order, whatever channels are switched off. */
  readonly inRange = $derived.by(() => {
    const found = [...this.cards.values()].filter((card) => this.isShown(card)).sort(byTime);
    return (this.#inRange = same(this.#inRange, found));
  });
  readonly shown = $derived(this.inRange.filter((card) => !this.hidden.has(card.channel)));
  readonly tray = $derived.by(() => {
    const waits = (card: Card) => card.date === null && !this.hidden.has(card.channel);
    const found = [...this.cards.values()].filter(waits).sort((a, b) => (a.id < b.id ? -1 : 1));
    return (this.#tray = same(this.#tray, found));
  });

  /** The plan's count of commits that is shown; whoever depends on it sees every change. */
  revision = $state.raw(0);
  #loaded = new Set<string>();
  /** What was derived last: the same cards are the same array, and nothing is drawn again. */
  #inRange: Card[] = [];
  #tray: Card[] = [];
  #turn = 0;

  constructor(platforms: readonly Platform[]) {
    this.platforms = new Map(platforms.map((platform) => [platform.id, platform]));
  }

  /** Shows a plan that was just opened. */
  open(opening: Opening): void {
    this.#read(opening);
    this.from = opening.from;
    this.#loaded = new Set([opening.from]);
    this.cards = new Map([...opening.cards, ...opening.tray].map((card) => [card.id, card]));
  }

  /** Reads everything again, staying where the person is. */
  async reload(): Promise<void> {
    const { from, to } = this;
    const [opening, cards] = await Promise.all([ipc.opening(), ipc.range(from, to)]);
    this.#read(opening);
    this.#loaded = new Set([from]);
    this.cards = new Map([...cards, ...opening.tray].map((card) => [card.id, card]));
    await this.show(this.from);
  }

  /** Shows the week a date is in, and reads the weeks beside it for the next step. */
  async show(date: string): Promise<void> {
    const turn = (this.#turn += 1);
    const from = weekStart(date, this.plan.first_day);
    await this.#load(from);
    if (turn !== this.#turn) return;
    this.from = from;
    this.#forgetFar();
    this.readAhead().catch(() => {
      // The week beside is read again when it is asked for, and a refusal said then.
    });
  }

  async readAhead(): Promise<void> {
    await Promise.all([this.#load(addDays(this.from, -DAYS)), this.#load(addDays(this.from, DAYS))]);
  }

  /** Takes over what an operation did. */
  async apply(changes: Changes): Promise<void> {
    const expected = this.revision + (changes.op ? 1 : 0);
    if (changes.reload || changes.revision !== expected) return this.reload();
    this.revision = changes.revision;
    const { upserted: up, removed: gone } = changes;
    this.channels = merged(this.channels, up.channels, gone.channels, byPosition);
    this.campaigns = merged(this.campaigns, up.campaigns, gone.campaigns, byFirstDay);
    this.pillars = merged(this.pillars, up.pillars, gone.pillars, byPosition);
    this.labels = merged(this.labels, up.labels, gone.labels, byName);
    this.notes = mergedNotes(this.notes, up.notes, gone.notes);
    this.put(up.cards, gone.cards);
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

  /** Whether another program has written since. */
  async isBehind(): Promise<boolean> {
    return (await ipc.revision()) !== this.revision;
  }

  isShown(card: Card): boolean {
    return card.date !== null && card.date >= this.from && card.date < this.to;
  }

  #read({ overview, now }: Opening): void {
    this.revision = overview.revision;
    this.plan = overview.plan;
    this.channels = overview.channels;
    this.campaigns = overview.campaigns;
    this.pillars = overview.pillars;
    this.labels = overview.labels;
    this.notes = overview.notes;
    this.now = now;
  }

  async #load(from: string): Promise<void> {
    if (this.#loaded.has(from)) return;
    const cards = await ipc.range(from, addDays(from, DAYS));
    this.#loaded.add(from);
    this.put(cards);
  }

  #belongs(card: Card): boolean {
    return card.date === null || this.#loaded.has(weekStart(card.date, this.plan.first_day));
  }

  /** Keeps what is held in bounds, however long one leafs. */
  #forgetFar(): void {
    const near = [-DAYS, 0, DAYS].map((days) => addDays(this.from, days));
    const far = [...this.#loaded].filter((from) => !near.includes(from));
    if (far.length === 0) return;
    for (const from of far) this.#loaded.delete(from);
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

const byPosition = (a: { position: number }, b: { position: number }) => a.position - b.position;
const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
const byFirstDay = (a: Campaign, b: Campaign) =>
  (a.first_day ?? "") < (b.first_day ?? "") ? -1 : 1;

function mergedNotes(notes: DayNote[], up: DayNote[], gone: string[]): DayNote[] {
  if (up.length === 0 && gone.length === 0) return notes;
  const dates = new Set([...gone, ...up.map((note) => note.date)]);
  return [...notes.filter((note) => !dates.has(note.date)), ...up];
}
