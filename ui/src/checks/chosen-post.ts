// The post that is chosen in the panel of checks is the one that is selected in the calendar.

import { tick } from "svelte";
import type { Card, PostId } from "../bindings";
import { reveal } from "../calendar/focus/reveal";
import type { Actions } from "../store/actions/actions";
import type { Store } from "../store/store.svelte";

/** Returns the one post that is selected in the calendar; null if there isn't exactly one. */
export function chosenPost({ selection }: Store): PostId | null {
  const [first, ...others] = selection.selected;
  return first !== undefined && others.length === 0 ? first : null;
}

/** Selects a card in the calendar, shows its days and scrolls to it. The focus stays where it is. */
export async function showCard(actions: Actions, card: Card): Promise<void> {
  const { store } = actions;
  if (chosenPost(store) === card.id) return;
  store.selection.selected = new Set([card.id]);
  store.selection.selectedFrom = card.id;
  if (card.date !== null && !store.calendar.isShown(card)) await actions.show(card.date);
  await tick();
  const drawn = document.querySelector<HTMLElement>(`main [data-post="${CSS.escape(card.id)}"]`);
  if (drawn) reveal(drawn);
}
