// Asking for a card's menu: by the other button of the pointer, or by key.

import type { PostId } from "../../bindings";

/** The card whose menu is wanted, and where. */
export interface CardMenuAt {
  id: PostId;
  x: number;
  y: number;
}

/** Begins to listen; returns the end of it. */
export function onCardMenu(stage: HTMLElement, open: (at: CardMenuAt) => void): () => void {
  const ask = (event: MouseEvent) => {
    const card = (event.target as Element).closest<HTMLElement>("[data-post]");
    if (!card) return;
    event.preventDefault();
    open({ id: card.dataset.post as PostId, ...placeOf(event, card) });
  };
  stage.addEventListener("contextmenu", ask);
  return () => stage.removeEventListener("contextmenu", ask);
}

/** A key has no place of its own: the menu hangs on the card then. */
function placeOf({ clientX, clientY }: MouseEvent, card: HTMLElement): { x: number; y: number } {
  const { left, bottom, right, top } = card.getBoundingClientRect();
  const isOnCard = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return isOnCard ? { x: clientX, y: clientY } : { x: left, y: bottom };
}
