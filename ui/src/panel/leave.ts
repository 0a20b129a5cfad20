// Leaving the panel: where the focus goes, and a new post that waits to be taken up again.

import { tick } from "svelte";
import type { Draft } from "./draft.svelte";

/** To the card, or to where the Tab key enters the calendar. */
export async function focusCalendar(id: string | null): Promise<void> {
  await tick();
  const card = id && document.querySelector<HTMLElement>(`[data-post="${CSS.escape(id)}"]`);
  const place = card || document.querySelector<HTMLElement>('[data-view] [tabindex="0"]');
  place?.focus();
}

class PutAside {
  #draft: Draft | null = null;

  keep(draft: Draft): void {
    this.#draft = draft;
  }

  take(): Draft | null {
    const draft = this.#draft;
    this.#draft = null;
    return draft;
  }
}

export const putAside = new PutAside();
