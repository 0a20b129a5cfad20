// The plan of the window without its posts: its settings and its rows. State is raw and replaced whole.

import type { At, Campaign, Changes, Opening, Overview, Parting, Plan, Platform, Rows } from "../bindings";
import { ORDER, changed, merged } from "../model/rows";
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
};

export class OpenPlan implements Rows {
  settings = $state.raw<Plan>(NO_PLAN);
  /** True when nothing of the plan can be changed. */
  readOnly = $state.raw(false);
  /** How the plan's file lost its name while it was open: nothing can be changed until a person chooses. */
  parting = $state.raw<Parting | null>(null);
  /** The plan's count of commits that is shown; whoever depends on it sees every change. */
  revision = $state.raw(0);
  channels = $state.raw<Rows["channels"]>([]);
  campaigns = $state.raw<Rows["campaigns"]>([]);
  pillars = $state.raw<Rows["pillars"]>([]);
  labels = $state.raw<Rows["labels"]>([]);
  notes = $state.raw<Rows["notes"]>([]);
  views = $state.raw<Rows["views"]>([]);
  layers = $state.raw<Rows["layers"]>([]);
  /** The weekly posting slots of the channels that have some. */
  slots = $state.raw<Rows["slots"]>([]);
  slotSpan = $state.raw<SlotSpan>(spanOf("1970-01-01", [], [], []));
  /** Today and the minute of the day, on the clocks of the plan. */
  now = $state.raw<At>({ date: "1970-01-01", minute: 0 });
  /** Changes once a day, unlike `now`. */
  readonly today = $derived(this.now.date);
  readonly platforms: ReadonlyMap<string, Platform>;

  readonly noteByDate = $derived(new Map(this.notes.map(({ date, text }) => [date, text])));
  readonly channelById = $derived(new Map(this.channels.map((channel) => [channel.id, channel])));

  constructor(platforms: readonly Platform[]) {
    this.platforms = new Map(platforms.map((platform) => [platform.id, platform]));
  }

  /** Shows the plan as it was read. */
  read({ overview, now, from, slot_times: rows }: Opening): void {
    this.#readSettings(overview);
    Object.assign(this, overview.rows);
    this.slotSpan = spanOf(from, rows, this.slots, this.channels);
    this.now = now;
  }

  /** Takes over the rows that a change left, and lets go of those that are gone. */
  merge(rows: Rows, gone: Changes["gone"]): void {
    Object.assign(this, changed(this, rows, gone));
    this.slots = mergedSlots(this.slots, rows.slots);
  }

  /** Shows a campaign as it will be. */
  putCampaign(campaign: Campaign): void {
    this.campaigns = merged(this.campaigns, [campaign], [], ORDER.campaigns);
  }

  #readSettings(overview: Overview): void {
    this.revision = overview.revision;
    writeDatesAs(overview.plan.locale);
    this.settings = overview.plan;
    this.readOnly = overview.read_only;
    this.parting = overview.parting;
  }
}
