// Goes from one card with a finding to the next.

import type { PostId } from "../../bindings";
import { findingsOfVisible } from "../../model/findings";
import type { Actions } from "../../store/actions/actions";
import { lastPlace } from "./focus-keeper";
import { goTo } from "./go-to";

/** Focuses the next marked card of the visible days in order of time, or the one before; begins anew at the ends. */
export async function goToMarked(actions: Actions, step: 1 | -1): Promise<void> {
  const { calendar, findings } = actions.store;
  const order = calendar.visible.map(({ id }) => id);
  const marked = new Set(findingsOfVisible(findings.list, new Set(order)).map(({ post }) => post));
  const places = order.flatMap((id, place) => (marked.has(id) ? [place] : []));
  const here = placeOfFocus(order);
  const next = step > 0 ? (places.find((place) => place > here) ?? places[0]) : (places.findLast((place) => place < here) ?? places.at(-1));
  if (next !== undefined) await goTo(actions, calendar.visible[next]!);
}

/** Returns the index of the focused post, or of the one that had the focus last; -1 without one. */
function placeOfFocus(order: readonly PostId[]): number {
  const focused = document.activeElement?.closest<HTMLElement>("[data-post]")?.dataset.post ?? lastPlace()?.post;
  return order.indexOf(focused as PostId);
}
