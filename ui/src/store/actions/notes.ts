// The actions on the notes of days.

import * as ipc from "../../ipc";
import type { Actions } from "./actions";

/** Sets the note of a day, shown at once. An empty text deletes it. Throws a refusal. */
export async function noteDay(actions: Actions, date: string, text: string): Promise<void> {
  const { plan } = actions.store;
  const before = plan.notes;
  const others = before.filter((note) => note.date !== date);
  plan.notes = text.trim() ? [...others, { date, text: text.trim() }] : others;
  try {
    await actions.run(() => ipc.noteDay(date, text), { isQuiet: true });
  } catch (error) {
    plan.notes = before;
    throw error;
  }
}
