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

/** Shows the days of the next of some posts, and selects those that are visible there. */
export async function selectNext(actions: Actions, posts: readonly PostId[]): Promise<void> {
  const { store } = actions;
  const after = posts.findLastIndex((post) => store.selection.selected.has(post)) + 1;
  const id = posts[after] ?? posts[0];
  if (!id) return;
  try {
    const { at } = await ipc.post(id);
    if (at) await actions.show(at.date);
    const card = store.cards.get(id);
    if (card) await goTo(actions, card);
    store.selection.selected = new Set(posts);
  } catch (error) {
    actions.refuse(error);
  }
}
