// Goes to a post wherever it is: shows its days or opens the tray, and focuses its card.

import type { Card } from "../../bindings";
import { setFilter } from "../../filter/set-filter";
import { ALL } from "../../model/filter";
import { isHidden } from "../../filter/text-matches";
import { m } from "../../paraglide/messages";
import { focusAfterAnswer } from "./focus-keeper";
import type { Actions } from "../../store/actions/actions";
import { toast } from "../../store/toast.svelte";

/** Goes to a post. `focus` focuses it, by default from where the focus is now. */
export async function goTo(actions: Actions, card: Card, focus = focusAfterAnswer()): Promise<void> {
  await uncover(actions, card);
  await focus(card.id, card);
}

/** Clears the filter if it hides the card, and offers to restore it. */
async function uncover({ store }: Actions, card: Card): Promise<void> {
  if (!(await isHidden(store, card))) return;
  const before = store.calendar.filter;
  setFilter(store, ALL);
  toast.say(m.search_filter_cleared(), { label: m.search_filter_restore(), run: () => setFilter(store, before) });
}
