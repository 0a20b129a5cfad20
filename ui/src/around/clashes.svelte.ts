// What a card says of its own clashes. Apart from the store, so that a card need not be told: it reads
// one map, which is the same one as long as nothing in it changed.

import { dayShort, time } from "../format";
import { m } from "../paraglide/messages";
import { byCard, type Clash } from "./collisions";

const NONE: ReadonlyMap<string, string> = new Map();

class Clashes {
  /** Why, in words, by post. */
  reasons = $state.raw<ReadonlyMap<string, string>>(NONE);

  set(clashes: readonly Clash[], hour12: boolean): void {
    const next = new Map<string, string>();
    for (const [id, clash] of byCard(clashes)) next.set(id, reason(clash, id, hour12));
    if (!isSame(this.reasons, next)) this.reasons = next;
  }
}

export const clashes = new Clashes();

/** Said of the post with `id`. */
function reason(clash: Clash, id: string, hour12: boolean): string {
  if (clash.kind === "repeat") return m.context_repeat_reason({ day: dayShort(clash.date) });
  const other = clash.card.id === id ? clash.other : clash.card;
  return m.context_close_reason({ title: other.title, time: time(other.minute!, hour12) });
}

function isSame(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): boolean {
  return before.size === after.size && [...after].every(([id, text]) => before.get(id) === text);
}
