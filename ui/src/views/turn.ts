// Turning to another view: the card in focus stays in focus, and in sight.

import type { Actions } from "../store/actions";
import type { View } from "../store/range";
import { focusPost } from "./focus";
import { focusedPost } from "./select";

export async function turnTo(actions: Actions, view: View): Promise<void> {
  const { store } = actions;
  const id = focusedPost();
  const date = (id && store.cards.get(id)?.date) || store.date;
  await actions.show(date, view);
  if (id) await focusPost(id);
}
