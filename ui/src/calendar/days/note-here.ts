// Opens the note of a day from a key or a command.

import { tick } from "svelte";
import { openNote } from "../../notes/note";
import type { Actions } from "../../store/actions/actions";
import { focusedPost } from "../focus/focused-post";

/** Opens the note of the focused day, or on the board of the focused card's; else of today or the first. */
export async function noteHere(actions: Actions): Promise<void> {
  const { store } = actions;
  const here = document.activeElement?.closest<HTMLElement>("[data-view] [data-date]");
  const shown = store.calendar.days.includes(store.plan.now.date) ? store.plan.now.date : store.calendar.from;
  const card = store.cards.get(focusedPost());
  await noteOn(actions, here?.dataset.date ?? card?.date ?? shown, document.activeElement);
}

/** Opens a day's note at the card or cell of `from`, else at the note's button, in the week if need be. */
export async function noteOn(actions: Actions, date: string, from: Element | null = null): Promise<void> {
  const find = () =>
    from?.closest<HTMLElement>("[data-view] [data-post], [data-view] [data-cell][data-date]") ??
    document.querySelector<HTMLElement>(`[data-view] [data-note="${date}"]`);
  for (const view of [undefined, "week"] as const) {
    if (find()) break;
    await actions.show(date, view);
    await tick();
  }
  const anchor = find();
  if (anchor) openNote(date, anchor);
}
