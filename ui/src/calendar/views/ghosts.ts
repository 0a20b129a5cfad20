// How a preview is drawn: the moving cards faded where they are, and their ghosts where they go.

import type { Card, PostId } from "../../bindings";
import type { Store } from "../../store/store.svelte";

/** What a ghost's handle begins with, so that nothing takes it for its post. */
const GHOST = "ghost/";

export function isGhost({ id }: Card): boolean {
  return id.startsWith(GHOST);
}

export function show(store: Store, cards: readonly Card[]): void {
  store.calendar.ghosts = cards.map((card) => ({ ...card, id: (GHOST + card.id) as PostId }));
  fade(new Set(cards.map((card) => card.id)));
}

export function clear(store: Store): void {
  store.calendar.ghosts = [];
  fade(new Set());
}

function fade(ids: ReadonlySet<PostId>): void {
  for (const card of document.querySelectorAll<HTMLElement>(".card[data-post]")) {
    card.classList.toggle("is-leaving", ids.has(card.dataset.post as PostId));
  }
}
