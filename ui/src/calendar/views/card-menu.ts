// Opens a card's menu by the second mouse button or by key.

import type { PostId } from "../../bindings";

/** The card whose menu is open, and the menu's position in px of the window. */
export interface CardMenuAt {
  id: PostId;
  x: number;
  y: number;
}

/** Starts handling requests for menus inside `stage`. Returns a function that stops it. */
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

/** Returns the pointer's position if it is on the card, else the card's corner, for menus opened by key. */
function placeOf({ clientX, clientY }: MouseEvent, card: HTMLElement): { x: number; y: number } {
  const { left, bottom, right, top } = card.getBoundingClientRect();
  const isOnCard = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return isOnCard ? { x: clientX, y: clientY } : { x: left, y: bottom };
}
