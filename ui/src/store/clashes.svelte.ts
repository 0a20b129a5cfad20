// What a card says of its own clashes. Apart from the store, so that a card need not be told: it looks
// into one map, which is worked out when the first card asks for it.

import { dayShort, time } from "../words/format";
import { m } from "../paraglide/messages";
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

/** Said of the post with `id`. */
export function clashReason(clash: Clash, id: string, hour12: boolean): string {
  if (clash.kind === "repeat") return m.context_repeat_reason({ day: dayShort(clash.date) });
  const other = clash.card.id === id ? clash.other : clash.card;
  return m.context_close_reason({ title: other.title, time: time(other.minute!, hour12) });
}
