// Runs what a person does in the window: tells the program behind the page, and takes over its answer, the new
// state or the refusal.

import type { Card, Changes } from "../../bindings";
import { Refusal } from "../../model/refusal";
import type { View } from "../../model/range";
import { refusalText } from "../../words/refusals";
import { lookBeside } from "../look-beside";
import type { Store } from "../store.svelte";
import { toast } from "../toast.svelte";
import { History } from "./history";

export class Actions {
  readonly history: History;

  constructor(readonly store: Store) {
    this.history = new History(store);
  }

  /**
   * Runs a change to `cards` and offers to undo it; a quiet one does so only where it takes posts away. A refusal
   * is shown unless it is quiet, and thrown to forms.
   */
  async run(change: () => Promise<Changes>, quiet = false, cards: readonly Card[] = []): Promise<Changes> {
    try {
      const changes = await change();
      await this.store.apply(changes);
      if (quiet && changes.gone.post) this.history.offerLost(changes);
      else if (changes.op && quiet) toast.retire();
      else if (changes.op) this.history.offerUndo(changes, cards);
      return changes;
    } catch (error) {
      if (!quiet || hasLostFile(error)) this.refuse(error);
      throw error;
    }
  }

  /** Shows why something was refused. */
  refuse(error: unknown): void {
    if (hasLostFile(error)) void lookBeside(this.store);
    else toast.warn(refusalText(error));
  }

  /** Runs a change whose effect is not shown before the answer; returns false where it is refused. */
  async attempt(change: () => Promise<Changes>, cards: readonly Card[] = []): Promise<boolean> {
    try {
      await this.run(change, false, cards);
      return true;
    } catch {
      // `run` has shown the refusal, and nothing was changed that had to be put back.
      return false;
    }
  }

  /** Shows a date in a view, or tells why it can't be read. */
  async show(date: string, view?: View): Promise<void> {
    try {
      await this.store.calendar.show(date, view);
    } catch (error) {
      toast.warn(refusalText(error));
    }
  }

  /** Turns the calendar by a number of ranges of its view. */
  step(steps: number): Promise<void> {
    return this.show(this.store.calendar.beside(steps));
  }
}

/** The bar above the calendar tells then what happened, and what can be done. */
const hasLostFile = (error: unknown) => error instanceof Refusal && ["replaced", "gone"].includes(error.code);
