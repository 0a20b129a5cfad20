// What a person does in the window. Each action shows its effect at once where it can, tells the
// program behind the page, and takes over what it says: the new state, or the refusal.

import type { Card, Changes, Channel, Sorting, Status, Target } from "../bindings";
import * as ipc from "../ipc";
import { Refusal } from "../ipc";
import { m } from "../paraglide/messages";
import { reasonOf } from "../room/draft";
import { moved } from "./moved";
import type { View } from "./range";
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
    const zone = this.store.plan.zone;
    return this.#atOnce(ids, (card) => moved(card, target), () => ipc.movePosts(ids, { zone, ...target }));
  }

  setStatus(ids: string[], status: Status): Promise<void> {
    return this.#atOnce(ids, (card) => ({ ...card, status }), () => ipc.setStatus(ids, status));
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

  /** Shows what the plan is about to say; it goes back if the plan refuses. */
  async #atOnce(ids: string[], change: (card: Card) => Card, tell: () => Promise<Changes>): Promise<void> {
    const before = ids.flatMap((id) => this.store.cards.get(id) ?? []);
    this.store.put(before.map(change));
    try {
      await this.run(tell);
    } catch {
      this.store.put(before);
    }
  }

  async remove(ids: string[]): Promise<void> {
    await this.#try(() => ipc.deletePosts(ids));
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
