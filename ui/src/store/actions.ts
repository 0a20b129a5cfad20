// What a person does in the window. Each action shows its effect at once where it can, tells the
// program behind the page, and takes over what it says: the new state, or the refusal.

import type { Card, Changes, Channel, Target } from "../bindings";
import { addDays } from "../dates";
import * as ipc from "../ipc";
import { Refusal } from "../ipc";
import { m } from "../paraglide/messages";
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
  async move(ids: string[], target: Target): Promise<void> {
    const before = ids.flatMap((id) => this.store.cards.get(id) ?? []);
    this.store.put(before.map((card) => moved(card, target)));
    try {
      const zone = this.store.plan.zone;
      await this.run(() => ipc.movePosts(ids, { zone, ...target }));
    } catch {
      this.store.put(before);
    }
  }

  async remove(ids: string[]): Promise<void> {
    await this.#try(() => ipc.deletePosts(ids));
    const panel = this.store.panel;
    if (panel?.kind === "edit" && ids.includes(panel.id)) this.store.panel = null;
  }

  async duplicate(ids: string[]): Promise<string[]> {
    let copies: string[] = [];
    await this.#try(async () => {
      const [changes, made] = await ipc.duplicatePosts(ids);
      copies = made;
      return changes;
    });
    return copies;
  }

  undo = () => this.#retrace(ipc.undo, (op) => m.toast_undone({ what: op }));
  redo = () => this.#retrace(ipc.redo, (op) => m.toast_redone({ what: op }));

  async archive(channel: Channel, archived: boolean): Promise<void> {
    await this.#try(() => ipc.editChannel(channel.id, { archived }));
  }

  /** Shows the week of a date, or says why it can't be read. */
  async show(date: string): Promise<void> {
    try {
      await this.store.show(date);
    } catch (error) {
      toast.warn(refusalText(error));
    }
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

/** The card where a move would put it, as far as the page can tell. */
export function moved(card: Card, { when, channel }: Target): Card {
  const lane = channel ?? card.channel;
  switch (when.to) {
    case "tray":
      return { ...card, channel: lane, date: null, minute: null };
    case "at":
      return { ...card, channel: lane, date: when.at.date, minute: when.at.minute };
    case "day":
      return { ...card, channel: lane, date: when.date, minute: card.minute ?? when.minute };
    case "by":
      return card.date === null ? card : { ...card, ...later(card, when.days, when.minutes) };
    case "keep":
      return { ...card, channel: lane };
  }
}

function later(card: Card, days: number, minutes: number): { date: string; minute: number } {
  const total = card.minute! + minutes;
  const over = Math.floor(total / 1440);
  return { date: addDays(card.date!, days + over), minute: total - over * 1440 };
}
