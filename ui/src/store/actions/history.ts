// Undoes and redoes operations, and offers to undo the last one.

import type { Card, Changes } from "../../bindings";
import * as ipc from "../../ipc";
import { Refusal } from "../../model/refusal";
import { m } from "../../paraglide/messages";
import { describe } from "../../words/operations";
import { refusalText } from "../../words/refusals";
import type { Store } from "../store.svelte";
import { toast } from "../toast.svelte";

export class History {
  /** Set by the calendar. Called before undone changes are drawn; the function it returns, afterwards. */
  onBeforeRetrace: () => (changes: Changes) => Promise<void> = () => async () => undefined;

  constructor(readonly store: Store) {}

  undo = () => this.#retrace(ipc.undo, (op) => m.toast_undone({ what: op }));
  redo = () => this.#retrace(ipc.redo, (op) => m.toast_redone({ what: op }));

  /** Offers to undo a change that removed posts. */
  offerRestore({ op, gone }: Changes): void {
    const what = op ? describe(op, this.store.plan.settings.hour12) : "";
    this.#offer(m.toast_removed({ what, count: gone.post?.length ?? 0 }));
  }

  /** Offers to undo a change. If some of several posts are in a series, tells that the rest is unchanged. */
  offerUndo(changes: Changes, cards: readonly Card[]): void {
    const what = describe(changes.op!, this.store.plan.settings.hour12);
    const isPart = cards.length > 1 && cards.some((card) => card.in_series);
    this.#offer(isPart ? m.toast_only_chosen({ what }) : what);
  }

  #offer(text: string): void {
    toast.say(text, { label: m.undo(), run: this.undo });
  }

  async #retrace(step: () => Promise<Changes>, text: (op: string) => string): Promise<void> {
    try {
      const changes = await step();
      const follow = this.onBeforeRetrace();
      await this.store.apply(changes);
      await follow(changes);
      this.#closePanel(changes);
      if (changes.op) toast.say(text(describe(changes.op, this.store.plan.settings.hour12)));
    } catch (error) {
      const isNothing = error instanceof Refusal && /^nothing_to/.test(error.code);
      if (isNothing) toast.say(refusalText(error));
      else toast.warn(refusalText(error));
    }
  }

  #closePanel({ gone }: Changes): void {
    const { openPostId } = this.store.selection;
    if (openPostId !== null && gone.post?.includes(openPostId)) this.store.selection.panel = null;
  }
}
