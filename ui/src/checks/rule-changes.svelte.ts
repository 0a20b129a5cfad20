// The changes of platforms' rules that a person hasn't seen yet. They stay until they are closed.

import type { PostId, RuleChange } from "../bindings";
import { goTo } from "../calendar/focus/go-to";
import { afterPaint } from "../controls/after-paint";
import * as ipc from "../ipc";
import type { Actions } from "../store/actions/actions";
import type { Store } from "../store/store.svelte";

class RuleChanges {
  /** Those that planned posts break first. */
  list = $state.raw<readonly RuleChange[]>([]);
  #store: Store | null = null;
  /** The post that was shown last of those that don't keep a limit. */
  #shown: PostId | null = null;

  /** Asks the program once for each plan, after the next frame. */
  load(store: Store): void {
    if (this.#store === store) return;
    this.#store = store;
    this.list = [];
    afterPaint(async () => {
      const found = await ipc.ruleChanges().catch(() => []);
      if (this.#store === store) this.list = found.toSorted((a, b) => b.wrong.length - a.wrong.length);
    });
  }

  /** Shows the next of some posts in the calendar, after the last the first one, and selects those that are visible there. */
  async showNext(actions: Actions, posts: readonly PostId[]): Promise<void> {
    const after = this.#shown === null ? 0 : posts.indexOf(this.#shown) + 1;
    const id = posts[after] ?? posts[0];
    if (!id) return;
    this.#shown = id;
    try {
      await show(actions, id);
      actions.store.selection.selected = new Set(posts);
    } catch (error) {
      actions.refuse(error);
    }
  }

  /** Closes the changes: the rules as they are now are known. */
  async accept(actions: Actions): Promise<void> {
    try {
      await ipc.acceptRuleChanges();
      this.list = [];
    } catch (error) {
      actions.refuse(error);
    }
  }
}

export const ruleChanges = new RuleChanges();

async function show(actions: Actions, id: PostId): Promise<void> {
  const { store } = actions;
  const { at } = await ipc.post(id);
  if (at) await actions.show(at.date);
  const card = store.cards.get(id);
  if (card) await goTo(actions, card);
}
