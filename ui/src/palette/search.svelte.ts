// Asks the program for posts as one types: at most once a frame, and an answer that something newer
// was typed after is dropped.

import type { Found } from "../bindings";
import * as ipc from "../ipc";
import { toast } from "../store/toast.svelte";
import { refusalText } from "../words/refusals";

export class Search {
  typed = $state.raw("");
  found = $state.raw<readonly Found[]>([]);
  /** Settled once what is found is for what is typed. */
  answered: Promise<void> = Promise.resolve();
  #turn = 0;

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
