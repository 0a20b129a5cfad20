// What a person does in the window. Each action shows its effect at once where it can, tells the
// program behind the page, and takes over what it says: the new state, or the refusal.

import type { Card, Changes, Channel, SeriesChange, Sorting, Status, Target } from "../bindings";
import * as ipc from "../ipc";
import { Refusal } from "../ipc";
import { m } from "../paraglide/messages";
import { reasonOf } from "../room/draft";
import { targetOfGroup } from "../drag/group";
import { moved } from "./moved";
import type { View } from "./range";
import { scopes } from "./scope.svelte";
import type { Store } from "./store.svelte";
import { toast } from "./toast.svelte";
import { describe, refusalText } from "./words";

export class Actions {
  constructor(readonly store: Store) {}

  /** Runs a change and offers to undo it. What is refused is said, and thrown to forms. */
  async run(change: () => Promise<Changes>, quiet = false): Promise<Changes> {
    try {
      const changes = await change();
      await this.store.apply(changes);
      if (changes.op && quiet) toast.retire();
      else if (changes.op) this.#offerUndo(changes);
      return changes;
    } catch (error) {
      if (!quiet) toast.warn(refusalText(error));
      throw error;
    }
  }

  /** Moves cards at once; they go back to their place if the plan refuses. */
  move(ids: string[], target: Target): Promise<void> {
    const there = { zone: this.store.plan.zone, ...target };
    const tell = () => ipc.movePosts(ids, there);
    const series = target.when.to === "tray" ? null : ({ change: "move", target: there } as const);
    return this.#atOnce(ids, (card) => moved(card, target), tell, series);
  }

  /** Moves a card, and with it the same post on other channels, where the person says so. */
  async moveAlong(card: Card, target: Target): Promise<void> {
    if (!comesAlong(card, target)) return this.move([card.id], target);
    this.store.put([moved(card, target)]);
    const siblings = await siblingsOf(card);
    const isAsked = siblings.length > 0;
    const answer = isAsked ? await scopes.siblings(card.title, siblings.length + 1) : "this";
    this.store.put([card]);
    if (answer === "all") return this.move([card.id, ...siblings], targetOfGroup(card, target));
    if (answer === "this") return this.move([card.id], target);
  }

  setStatus(ids: string[], status: Status): Promise<void> {
    const tell = () => ipc.setStatus(ids, status);
    const series = status === "published" ? null : ({ change: "status", status } as const);
    return this.#atOnce(ids, (card) => ({ ...card, status }), tell, series);
  }

  /** Campaign, pillar or label of several. */
  sort(ids: string[], sorting: Sorting): Promise<void> {
    return this.#try(() => ipc.sortPosts(ids, sorting));
  }

  /** Puts copies where a move would put the posts. */
  async copy(ids: string[], target: Target): Promise<string[]> {
    const zone = this.store.plan.zone;
    return this.#made(() => ipc.copyPosts(ids, { zone, ...target }));
  }

  /**
   * Shows what the plan is about to say; it goes back if the plan refuses, or if the person does
   * when asked how much of a series it is about. What is about no series has no `series`.
   */
  async #atOnce(
    ids: string[],
    change: (card: Card) => Card,
    tell: () => Promise<Changes>,
    series: SeriesChange | null,
  ): Promise<void> {
    const before = ids.flatMap((id) => this.store.cards.get(id) ?? []);
    this.store.put(before.map(change));
    try {
      const scope = series ? await scopes.ask(series.change, before) : "this";
      if (scope === null) return this.store.put(before);
      const isAlone = scope === "this" || series === null;
      await this.run(isAlone ? tell : () => ipc.changeSeries(ids[0]!, scope, series));
    } catch {
      this.store.put(before);
    }
  }

  async remove(ids: string[]): Promise<void> {
    const cards = ids.flatMap((id) => this.store.cards.get(id) ?? []);
    const scope = await scopes.ask("delete", cards);
    if (scope === null) return;
    if (scope === "this") await this.#try(() => ipc.deletePosts(ids));
    else await this.#try(() => ipc.changeSeries(ids[0]!, scope, { change: "delete" }));
    const panel = this.store.panel;
    if (panel?.kind === "edit" && ids.includes(panel.id)) this.store.panel = null;
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

  /** Puts posts into the next free slots of their channels. */
  async intoSlots(posts: string[]): Promise<void> {
    try {
      await this.run(() => ipc.makeRoom({ room: "fill", posts }));
    } catch (error) {
      toast.warn(reasonOf(error, "fill"));
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
      await this.store.show(date, view);
    } catch (error) {
      toast.warn(refusalText(error));
    }
  }

  /** Goes so many ranges of the view further. */
  step(steps: number): Promise<void> {
    return this.show(this.store.beside(steps));
  }

  async #retrace(step: () => Promise<Changes>, said: (op: string) => string): Promise<void> {
    try {
      const changes = await step();
      await this.store.apply(changes);
      const { panel } = this.store;
      if (panel?.kind === "edit" && changes.removed.cards.includes(panel.id)) this.store.panel = null;
      if (changes.op) toast.say(said(describe(changes.op, this.store)));
    } catch (error) {
      const nothing = error instanceof Refusal && /^nothing_to/.test(error.code);
      if (nothing) toast.say(refusalText(error));
      else toast.warn(refusalText(error));
    }
  }

  async #try(change: () => Promise<Changes>): Promise<void> {
    try {
      await this.run(change);
    } catch {
      // `run` has said it, and nothing was changed that had to be put back.
    }
  }

  #offerUndo(changes: Changes): void {
    toast.say(describe(changes.op!, this.store), { label: m.undo(), run: this.undo });
  }
}

/** None where the plan can't be read now: the card is moved alone. */
function siblingsOf(card: Card): Promise<string[]> {
  return ipc.siblings(card.id).catch(() => []);
}

/** Another time on the same channel; posts of a series have a question of their own. */
function comesAlong(card: Card, target: Target): boolean {
  const after = moved(card, target);
  const isMoved = after.date !== card.date || after.minute !== card.minute;
  return isMoved && !card.repeats && card.date !== null && after.date !== null && after.channel === card.channel;
}
