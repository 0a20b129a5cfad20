// Opens the note of a day from a key or a command.

import { tick } from "svelte";
import { openNote } from "../../notes/note";
import type { Actions } from "../../store/actions/actions";
import { focusedPost } from "../focus/focused-post";

/** The note of the day that the focus is on, or of its card on the board; else of today, or of the first day shown. */
export async function noteHere(actions: Actions): Promise<void> {
  const { store } = actions;
  const here = document.activeElement?.closest<HTMLElement>("[data-view] [data-date]");
  const shown = store.calendar.days.includes(store.plan.now.date) ? store.plan.now.date : store.calendar.from;
  const card = store.cards.get(focusedPost());
  await noteOn(actions, here?.dataset.date ?? card?.date ?? shown, document.activeElement);
}

/** At what has the focus in the calendar, or at the note's own button; the week has one for each day. */
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
