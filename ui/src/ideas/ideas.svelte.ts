// What the Ideas area shows: the ideas, what people say, and which slots of the next week the best ones would take. It is
// kept while another area is shown.

import type { Feedback, FeedbackLog, IdeaId, IdeaSource, PlacedIdea, RankedIdea } from "../bindings";
import * as ipc from "../ipc";
import { addDays } from "../model/dates";
import { WEEK, weeksOf } from "../model/range";
import type { Actions } from "../store/actions/actions";
import { refusalText } from "../words/refusals";

export type Shelf = "open" | "unrated" | "used" | "aside";

/** How many days of feedback are shown. */
const DAYS = 28;
/** How many ideas are placed at most at once. */
const MOST_PLACED = 20;

export class Ideas {
  all = $state.raw<readonly RankedIdea[]>([]);
  log = $state.raw<FeedbackLog>({ entries: [], days: [] });
  /** Where the best ideas would go next week. */
  placed = $state.raw<readonly PlacedIdea[]>([]);
  shelf = $state.raw<Shelf>("open");
  source = $state.raw<IdeaSource | null>(null);
  /** The idea whose form is unfolded. */
  open = $state.raw<IdeaId | null>(null);
  reason = $state.raw("");
  isRead = $state.raw(false);

  constructor(readonly actions: Actions) {}

  readonly shown = $derived(this.all.filter((idea) => shelfOf(idea) === this.shelf || (this.shelf === "open" && shelfOf(idea) === "unrated")).filter(({ source }) => this.source === null || source === this.source));
  /** The first day of the next week, and the day after its last. */
  readonly nextWeek = $derived.by(() => {
    const { plan } = this.actions.store;
    const from = addDays(weeksOf([plan.today], plan.settings.first_day)[0]!, WEEK);
    return { from, to: addDays(from, WEEK) };
  });

  async read(): Promise<void> {
    const { plan } = this.actions.store;
    const { from, to } = this.nextWeek;
    try {
      [this.all, this.log] = await Promise.all([ipc.readIdeas(), ipc.readFeedback(addDays(plan.today, 1 - DAYS), addDays(plan.today, 1))]);
      this.reason = "";
    } catch (error) {
      this.reason = refusalText(error);
    }
    // Without free slots or rated ideas that is refused, and nothing can be placed.
    this.placed = await ipc.previewPlacedIdeas(MOST_PLACED, from, to).catch(() => []);
    this.isRead = true;
  }

  count(shelf: Shelf): number {
    return this.all.filter((idea) => shelfOf(idea) === shelf).length;
  }

  /** Adds an idea and unfolds its form. */
  async add(title: string, from: Feedback | null = null): Promise<void> {
    let made: IdeaId | null = null;
    const isAdded = await this.actions.attempt(async () => {
      const [changes, id] = await ipc.addIdea({ title, source: from ? "comment" : "own" });
      made = id;
      return changes;
    });
    if (!isAdded || !made) return;
    [this.shelf, this.source, this.open] = ["open", null, made];
    if (from) await this.link(from, made);
  }

  /** Says for which idea an entry of feedback speaks. */
  async link(entry: Feedback, idea: IdeaId | null): Promise<void> {
    await this.actions.attempt(() => ipc.editFeedback([entry.id], { idea }));
  }

  /** Places the best ideas into the free slots of the next week, as one step of undo. */
  async place(): Promise<void> {
    const { from, to } = this.nextWeek;
    await this.actions.attempt(() => ipc.placeIdeas(this.placed.length, from, to));
  }

  /** Makes a post of an idea, in the tray of a channel. */
  async toTray(idea: RankedIdea): Promise<void> {
    const { plan, calendar } = this.actions.store;
    const wanted = plan.audiences.find(({ id }) => id === idea.audience)?.channels ?? [];
    const channel = calendar.shownChannels.find(({ id }) => wanted.includes(id)) ?? calendar.shownChannels[0];
    if (channel) await this.actions.attempt(async () => (await ipc.useIdea(idea.id, channel.id))[0]);
  }
}

export function shelfOf({ used, aside, score }: RankedIdea): Shelf {
  if (used) return "used";
  if (aside) return "aside";
  return score === null ? "unrated" : "open";
}

const known = new WeakMap<Actions, Ideas>();

/** Returns the ideas of a plan's window. */
export function ideasOf(actions: Actions): Ideas {
  const ideas = known.get(actions) ?? new Ideas(actions);
  known.set(actions, ideas);
  return ideas;
}
