// What a card says of its own clashes. Apart from the store, so that a card need not be told: it looks
// into one map, which is worked out when the first card asks for it.

import type { Card } from "../bindings";
import { byCard, type Clash } from "../model/collisions";

const NONE = (): readonly Clash[] => [];

class Clashes {
  #found = $state.raw(NONE);
  readonly byPost: ReadonlyMap<string, Clash> = $derived(byCard(this.#found()));

  /** Takes over from here what clashes; nothing does when it is given nothing. */
  follow(found = NONE): void {
    this.#found = found;
  }
}

export const clashes = new Clashes();

/** Returns true for a post that has something wrong with it, by itself or together with another post. */
export function isAmiss({ id, excess, in_clock_gap }: Card): boolean {
  return excess > 0 || in_clock_gap || clashes.byPost.has(id);
}
