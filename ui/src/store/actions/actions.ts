// Runs what a person does in the window: asks the program, and applies the changes or shows the refusal.

import type { Card, Changes } from "../../bindings";
import { Refusal } from "../../model/refusal";
import type { Stretch, View } from "../../model/range";
import { refusalText } from "../../words/refusals";
import { checkForChanges } from "../check-for-changes";
import type { Store } from "../store.svelte";
import { area } from "../area.svelte";
import { toast } from "../toast.svelte";
import { History } from "./history";

interface RunOptions {
  /** Offers to undo only what removes posts, and shows no refusal. */
  isQuiet?: boolean;
  /** The cards that are changed. */
  cards?: readonly Card[];
}

export class Actions {
  readonly history: History;

  constructor(readonly store: Store) {
    this.history = new History(store);
  }

  /** Runs a change and offers to undo it. A refusal is thrown, and shown unless the change is quiet. */
  async run(change: () => Promise<Changes>, { isQuiet = false, cards = [] }: RunOptions = {}): Promise<Changes> {
    try {
      const changes = await change();
      await this.store.apply(changes);
      if (isQuiet && changes.gone.post) this.history.offerRestore(changes);
      else if (changes.op && isQuiet) toast.dismissOffer();
      else if (changes.op) this.history.offerUndo(changes, cards);
      return changes;
    } catch (error) {
      if (!isQuiet || hasLostFile(error)) this.refuse(error);
      throw error;
    }
  }

  /** Shows the reason of a refusal. */
  refuse(error: unknown): void {
    if (hasLostFile(error)) void checkForChanges(this.store);
    else toast.warn(refusalText(error));
  }

  /** Runs a change whose effect isn't shown before the answer; returns false if it is refused. */
  async attempt(change: () => Promise<Changes>, cards: readonly Card[] = []): Promise<boolean> {
    try {
      await this.run(change, { cards });
      return true;
    } catch {
      // `run` has shown the refusal, and there is no effect to revert.
      return false;
    }
  }

  /** Shows a date of the calendar in a view, or the reason why its days can't be read. */
  async show(date: string, view?: View): Promise<void> {
    area.open("calendar");
    return this.showDays(date, view);
  }

  /** Shows a date as `show` does, and stays in the area that is shown. */
  async showDays(date: string, view?: View, stretch?: Stretch): Promise<void> {
    try {
      await this.store.calendar.show(date, view, stretch);
    } catch (error) {
      toast.warn(refusalText(error));
    }
  }

  /** Shows a stretch of days as a list. */
  async showStretch(stretch: Stretch): Promise<void> {
    const { today } = this.store.plan;
    area.open("calendar");
    return this.showDays(today >= stretch.from && today < stretch.to ? today : stretch.from, "list", stretch);
  }

  /** Moves the calendar by a number of days, weeks or months, depending on its view. */
  step(steps: number): Promise<void> {
    return this.show(this.store.calendar.dateAfter(steps));
  }
}

/** Returns whether the plan's file is gone or replaced. The bar above the calendar then offers what to do. */
const hasLostFile = (error: unknown) => error instanceof Refusal && ["replaced", "gone"].includes(error.code);
