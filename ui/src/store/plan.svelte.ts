// The plan of the window without its posts: its settings and its rows. State is raw and replaced as a whole.

import type { Campaign, Changes, Channel, FirstFrame, LocalTime, LostFile, Overview, Plan, Platform, Rows } from "../bindings";
import { ROW_ORDER, applyChange, mergeRows } from "../model/rows";
import { linkWords } from "../model/utm";
import { type SlotSpan, mergedSlots, spanOf } from "../model/slots";
import { writeDatesAs } from "../words/format";

const NO_PLAN: Plan = {
  name: "",
  zone: "UTC",
  first_day: 1,
  hour12: false,
  locale: null,
  snap: 15,
  second_zone: null,
  review_again: false,
  utm: false,
  utm_source: null,
  utm_medium: null,
  hour_cost: null,
  stage_names: {},
};

export class OpenPlan implements Rows {
  settings = $state.raw<Plan>(NO_PLAN);
  /** True if the plan can't be changed. */
  readOnly = $state.raw(false);
  /** How the open plan lost its file; null if it didn't. Nothing can be changed until the person decides. */
  lostFile = $state.raw<LostFile | null>(null);
  /** True if the plan's file is damaged, so that it is only read. */
  isDamaged = $state.raw(false);
  /** The number of commits in the plan's file as shown. It changes with every change of the plan. */
  revision = $state.raw(0);
  channels = $state.raw<Rows["channels"]>([]);
  campaigns = $state.raw<Rows["campaigns"]>([]);
  pillars = $state.raw<Rows["pillars"]>([]);
  labels = $state.raw<Rows["labels"]>([]);
  notes = $state.raw<Rows["notes"]>([]);
  views = $state.raw<Rows["views"]>([]);
  layers = $state.raw<Rows["layers"]>([]);
  snippets = $state.raw<Rows["snippets"]>([]);
  audiences = $state.raw<Rows["audiences"]>([]);
  objectives = $state.raw<Rows["objectives"]>([]);
  messages = $state.raw<Rows["messages"]>([]);
  subjects = $state.raw<Rows["subjects"]>([]);
  /** The weekly posting slots of the channels that have some. */
  slots = $state.raw<Rows["slots"]>([]);
  slotSpan = $state.raw<SlotSpan>(spanOf("1970-01-01", [], [], []));
  /** Today and the minute of the day in the plan's time zone. */
  now = $state.raw<LocalTime>({ date: "1970-01-01", minute: 0 });
  /** Changes once a day, unlike `now`. */
  readonly today = $derived(this.now.date);
  readonly platforms: ReadonlyMap<string, Platform>;

  readonly noteByDate = $derived(new Map(this.notes.map(({ date, text }) => [date, text])));
  readonly channelById = $derived(new Map(this.channels.map((channel) => [channel.id, channel])));

  /** Changes whenever links are sent in another way. */
  readonly linkWords = $derived(linkWords(this));

  constructor(platforms: readonly Platform[]) {
    this.platforms = new Map(platforms.map((platform) => [platform.id, platform]));
  }

  /** Returns whether a post on the channel may go on in further posts. */
  hasThreads({ platform }: Channel): boolean {
    return this.platforms.get(platform)?.thread?.goesOn ?? false;
  }

  /** Returns whether a post on the channel usually has a first comment. */
  hasFirstComments({ platform }: Channel): boolean {
    return !!this.platforms.get(platform)?.firstComment;
  }

  /** Replaces everything with the plan as it was read. */
  read({ overview, now, from, slot_times: rows }: FirstFrame): void {
    this.#readSettings(overview);
    Object.assign(this, overview.rows);
    this.slotSpan = spanOf(from, rows, this.slots, this.channels);
    this.now = now;
  }

  /** Adds or replaces the rows that a change brings, and removes those that are gone. */
  merge(rows: Rows, gone: Changes["gone"]): void {
    Object.assign(this, applyChange(this, rows, gone));
    this.slots = mergedSlots(this.slots, rows.slots);
  }

  /** Shows a changed campaign before the program has answered. */
  putCampaign(campaign: Campaign): void {
    this.campaigns = mergeRows(this.campaigns, [campaign], [], ROW_ORDER.campaigns);
  }

  #readSettings(overview: Overview): void {
    this.revision = overview.revision;
    writeDatesAs(overview.plan.locale);
    this.settings = overview.plan;
    this.readOnly = overview.read_only;
    this.lostFile = overview.lost_file;
  }
}
