// Draws a preview: fades the cards that would move, and shows their ghosts at the new places.

import type { Card, PostId } from "../../bindings";
import type { Store } from "../../store/store.svelte";

/** The prefix of a ghost's id, so that nothing mistakes it for its post. */
const GHOST = "ghost/";

export function isGhost({ id }: Card): boolean {
  return id.startsWith(GHOST);
}

/** Shows a preview. `cards` are the moving cards at their new places. */
export function showPreview(store: Store, cards: readonly Card[]): void {
  store.calendar.previewCards = cards.map((card) => ({ ...card, id: (GHOST + card.id) as PostId }));
  fade(new Set(cards.map((card) => card.id)));
}

/** Ends the preview. */
export function clearPreview(store: Store): void {
  store.calendar.previewCards = [];
  fade(new Set());
}

function fade(ids: ReadonlySet<PostId>): void {
  for (const card of document.querySelectorAll<HTMLElement>(".card[data-post]")) {
    card.classList.toggle("is-leaving", ids.has(card.dataset.post as PostId));
  }
}
