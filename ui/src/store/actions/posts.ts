// What a person does in the window. Each action shows its effect at once where it can, tells the
// program behind the page, and takes over what it says: the new state, or the refusal.

import type { Card, Changes, Channel, Room, SeriesChange, Sorting, Status, Target, UnsharedMove } from "../../bindings";
import * as ipc from "../../ipc";
import { Refusal } from "../../model/refusal";
import { rearrangeRefusal, refusalText } from "../../words/refusals";
import { lookBeside } from "../look-beside";
import { m } from "../../paraglide/messages";
import { moved, targetOfGroup } from "../../model/moves";
import type { View } from "../../model/range";
import { scopes } from "../ask-scope.svelte";
import type { Store } from "../store.svelte";
import { toast } from "../toast.svelte";
import { describe } from "../../words/operations";

export class Actions {
  /** Set by the calendar: called before undone changes are drawn, and what it returns once they are. */
  followFocused: () => (changes: Changes) => Promise<void> = () => async () => undefined;

  constructor(readonly store: Store) {}

  /**
   * Runs a change and offers to undo it; a quiet one does so only where it takes posts away. What is
   * refused is said, and thrown to forms.
   */
  async run(
    change: () => Promise<Changes>,
    quiet = false,
    cards: readonly Card[] = [],
  ): Promise<Changes> {
    try {
      const changes = await change();
      await this.store.apply(changes);
      if (quiet && changes.gone.post) this.#offerLost(changes);
      else if (changes.op && quiet) toast.retire();
      else if (changes.op) this.#offerUndo(changes, cards);
      return changes;
    } catch (error) {
      if (!quiet || hasLostFile(error)) this.#refuse(error);
      throw error;
    }
  }

  /**
   * Moves cards at once; they go back to their place if the plan refuses. `cards` are those of the
   * posts, also where the store no longer holds them: one was carried far, say.
   */
  move(ids: string[], target: Target, cards = this.#cards(ids)): Promise<void> {
    const there = this.#there(target);
    const tell = () => ipc.movePosts(ids, there);
    const series = target.when.to === "tray" ? null : ({ change: "move", target: there } as const);
    return this.#atOnce(cards, (card) => moved(card, target), tell, series);
  }

  /** Moves a card, and with it the same post on other channels, where the person says so. */
  async moveAlong(card: Card, target: Target): Promise<void> {
    if (!comesAlong(card, target)) return this.move([card.id], target, [card]);
    this.store.cards.put([moved(card, target)]);
    const asked = await this.#moveUnshared(card, target);
    if (asked === null) return this.#goBack([card]);
    if ("shared" in asked) return this.#moveShared(card, target, asked.shared);
    await this.run(async () => asked.moved, false, [card]).catch(() => this.#goBack([card]));
  }

  /** Null where the plan refuses. */
  async #moveUnshared(card: Card, target: Target): Promise<UnsharedMove | null> {
    try {
      return await this.store.pending.during([card.id], () => ipc.moveUnshared(card.id, this.#there(target)));
    } catch (error) {
      this.#refuse(error);
      return null;
    }
  }

  /** Asks whether the other posts of the item go along. */
  async #moveShared(card: Card, target: Target, others: string[]): Promise<void> {
    const answer = await this.store.pending.during([card.id], () => scopes.siblings(card.title, others.length + 1));
    if (answer === null) return this.#goBack([card]);
    if (answer === "this") return this.move([card.id], target, [card]);
    this.store.cards.put([card]);
    return this.move([card.id, ...others], targetOfGroup(card, target));
  }

  #there(target: Target): Target {
    return { zone: this.store.plan.settings.zone, ...target };
  }

  #refuse(error: unknown): void {
    if (hasLostFile(error)) void lookBeside(this.store);
    else toast.warn(refusalText(error));
  }

  setStatus(ids: string[], status: Status): Promise<void> {
    const tell = () => ipc.setStatus(ids, status);
    const series = status === "published" ? null : ({ change: "status", status } as const);
    return this.#atOnce(this.#cards(ids), (card) => ({ ...card, status }), tell, series);
  }

  /** Campaign, pillar or label of several. */
  sort(ids: string[], sorting: Sorting): Promise<boolean> {
    return this.#try(() => ipc.sortPosts(ids, sorting), this.#cards(ids));
  }

  /** Puts copies where a move would put the posts. */
  async copy(ids: string[], target: Target, status?: Status): Promise<string[]> {
    const zone = this.store.plan.settings.zone;
    return this.#made(() => ipc.copyPosts(ids, { zone, ...target }, status));
  }

  /**
   * Shows what the plan is about to say; it goes back if the plan refuses, or if the person does
   * when asked how much of a series it is about. What is about no series has no `series`.
   */
  async #atOnce(
    before: readonly Card[],
    change: (card: Card) => Card,
    tell: () => Promise<Changes>,
    series: SeriesChange | null,
  ): Promise<void> {
    this.store.cards.put(before.map(change));
    const ids = before.map(({ id }) => id);
    try {
      const ask = () => scopes.ask(series!.change, before);
      const scope = series ? await this.store.pending.during(ids, ask) : "this";
      if (scope === null) return this.#goBack(before);
      const isAlone = scope === "this" || series === null;
      const change = isAlone ? tell : () => ipc.changeSeries(before[0]!.id, scope, series);
      await this.run(() => this.store.pending.during(ids, change), false, before);
    } catch {
      await this.#goBack(before);
    }
  }

  async #goBack(before: readonly Card[]): Promise<void> {
    this.store.cards.put(before);
    await this.store.settle().catch(() => {
      // It is looked at again once the plan can be read.
    });
  }

  /** False when the person thought better of it, or the plan refuses. */
  async remove(ids: string[]): Promise<boolean> {
    const cards = this.#cards(ids);
    const scope = await scopes.ask("delete", cards);
    if (scope === null) return false;
    const tell = () => ipc.deletePosts(ids);
    const isGone =
      scope === "this"
        ? await this.#try(tell, cards)
        : await this.#try(() => ipc.changeSeries(ids[0]!, scope, { change: "delete" }));
    const panel = this.store.selection.panel;
    if (isGone && panel?.kind === "edit" && ids.includes(panel.id)) this.store.selection.panel = null;
    return isGone;
  }

  duplicate(ids: string[]): Promise<string[]> {
    return this.#made(() => ipc.duplicatePosts(ids));
  }

  async #made(make: () => Promise<[Changes, string[]]>): Promise<string[]> {
    let made: string[] = [];
    await this.#try(async () => {
      const [changes, copies] = await make();
      made = copies;
      return changes;
    });
    return made;
  }

  /**
   * Rearranges posts; false when the person thinks better of it. Of a single post of a series it is
   * asked how much of the series goes where this one would.
   */
  async makeRoom(room: Room): Promise<boolean> {
    const cards = "posts" in room ? this.#cards(room.posts) : [];
    const { ghosts } = isOfSeries(cards) ? await ipc.previewRoom(room) : { ghosts: [] };
    const scope = await scopes.ask("move", cards);
    if (scope === null) return false;
    const there = ghosts[0] && targetAt(ghosts[0], this.store.plan.settings.zone);
    const change =
      scope !== "this" && there
        ? () => ipc.changeSeries(cards[0]!.id, scope, { change: "move", target: there })
        : () => ipc.makeRoom(room);
    await this.run(change, false, cards);
    return true;
  }

  /** Puts posts into the next free slots of their channels. */
  async intoSlots(posts: string[]): Promise<void> {
    try {
      await this.makeRoom({ room: "fill", posts });
    } catch (error) {
      toast.warn(rearrangeRefusal(error, "fill"));
    }
  }

  undo = () => this.#retrace(ipc.undo, (op) => m.toast_undone({ what: op }));
  redo = () => this.#retrace(ipc.redo, (op) => m.toast_redone({ what: op }));

  async archive(channel: Channel, archived: boolean): Promise<void> {
    await this.#try(() => ipc.editChannel(channel.id, { archived }));
  }

  /** Shows a date in a view, or says why it can't be read. */
  async show(date: string, view?: View): Promise<void> {
    try {
      await this.store.calendar.show(date, view);
    } catch (error) {
      toast.warn(refusalText(error));
    }
  }

  /** Goes so many ranges of the view further. */
  step(steps: number): Promise<void> {
    return this.show(this.store.calendar.beside(steps));
  }

  async #retrace(step: () => Promise<Changes>, said: (op: string) => string): Promise<void> {
    try {
      const changes = await step();
      const follow = this.followFocused();
      await this.store.apply(changes);
      await follow(changes);
      const { panel } = this.store.selection;
      if (panel?.kind === "edit" && changes.gone.post?.includes(panel.id)) this.store.selection.panel = null;
      if (changes.op) toast.say(said(describe(changes.op, this.store.plan.settings.hour12)));
    } catch (error) {
      const nothing = error instanceof Refusal && /^nothing_to/.test(error.code);
      if (nothing) toast.say(refusalText(error));
      else toast.warn(refusalText(error));
    }
  }

  #cards(ids: readonly string[]): Card[] {
    return ids.flatMap((id) => this.store.cards.get(id) ?? []);
  }

  async #try(change: () => Promise<Changes>, cards: readonly Card[] = []): Promise<boolean> {
    try {
      await this.run(change, false, cards);
      return true;
    } catch {
      // `run` has said it, and nothing was changed that had to be put back.
      return false;
    }
  }

  #offerLost({ op, gone }: Changes): void {
    const said = { what: op ? describe(op, this.store.plan.settings.hour12) : "", count: gone.post!.length };
    toast.say(m.toast_removed(said), { label: m.undo(), run: this.undo });
  }

  /** A change to several never reaches beyond them, which is said where some of them repeat. */
  #offerUndo(changes: Changes, cards: readonly Card[]): void {
    const what = describe(changes.op!, this.store.plan.settings.hour12);
    const isPart = cards.length > 1 && cards.some((card) => card.repeats);
    const said = isPart ? m.toast_only_chosen({ what }) : what;
    toast.say(said, { label: m.undo(), run: this.undo });
  }
}

const isOfSeries = (cards: readonly Card[]) => cards.length === 1 && cards[0]!.repeats;

function targetAt({ date, minute }: Card, zone: string): Target | null {
  if (date === null || minute === null) return null;
  return { when: { to: "at", at: { date, minute } }, zone };
}

/** Another time on the same channel; posts of a series have a question of their own. */
function comesAlong(card: Card, target: Target): boolean {
  const after = moved(card, target);
  const isMoved = after.date !== card.date || after.minute !== card.minute;
  return isMoved && !card.repeats && card.date !== null && after.date !== null && after.channel === card.channel;
}

/** The bar above the calendar says it then, and what can be done. */
const hasLostFile = (error: unknown) => error instanceof Refusal && ["replaced", "gone"].includes(error.code);
