// Switches to another view. The focused post or day keeps the focus and stays in view.

import type { Actions } from "../../store/actions/actions";
import type { View } from "../../model/range";
import { focusDate, focusAfterAnswer, lastPlace } from "./focus-keeper";

export async function switchView(actions: Actions, view: View): Promise<void> {
  const { store } = actions;
  const [seen, focus] = [lastPlace(), focusAfterAnswer()];
  const card = seen?.post ? store.cards.get(seen.post) : undefined;
  const date = card ? card.date : seen?.date;
  const isInSight = date != null && store.calendar.days.includes(date);
  await actions.show(isInSight ? date : store.calendar.date, view);
  if (card && (isInSight || date === null)) await focus(card.id);
  else if (seen && isInSight) focusDate(date, seen.hour);
}
