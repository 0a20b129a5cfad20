// Leaving the panel: where the focus goes.

import { tick } from "svelte";

/** To the card, or to where the Tab key enters the calendar. */
export async function focusCalendar(id: string | null): Promise<void> {
  await tick();
  const card = id && document.querySelector<HTMLElement>(`[data-post="${CSS.escape(id)}"]`);
  const place = card || document.querySelector<HTMLElement>('[data-view] [tabindex="0"]');
  place?.focus();
}
