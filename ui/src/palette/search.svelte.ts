// Searches posts during typing, at most once a frame. Drops an answer when something else was typed after its
// question.

import type { Found } from "../bindings";
import * as ipc from "../ipc";
import { toast } from "../store/toast.svelte";
import { refusalText } from "../words/refusals";

export class Search {
  typed = $state.raw("");
  found = $state.raw<readonly Found[]>([]);
  /** Settles when `found` belongs to `typed`. */
  answered: Promise<void> = Promise.resolve();
  #turn = 0;

  /** Searches for the typed words at the next frame. */
  type(typed: string): void {
    this.typed = typed;
    const turn = (this.#turn += 1);
    this.answered = nextFrame().then(() => this.#ask(typed, turn));
  }

  async #ask(typed: string, turn: number): Promise<void> {
    if (turn !== this.#turn) return;
    try {
      const found = typed.trim() === "" ? [] : await ipc.findPosts(typed);
      if (turn === this.#turn) this.found = found;
    } catch (error) {
      toast.warn(refusalText(error));
    }
  }
}

function nextFrame(): Promise<unknown> {
  return new Promise(requestAnimationFrame);
}
