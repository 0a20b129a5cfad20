// Leaving the panel: where the focus goes.

import { tick } from "svelte";
import { focusDrawn, focusSeen } from "../calendar/focus/focus-keeper";

/** To the card, if it is in sight, or to where the focus was in the calendar before. */
export async function focusCalendar(id: string | null): Promise<void> {
  await tick();
  if (id === null || !focusDrawn(id)) focusSeen();
}
