// The simplest possible drag: moves a copy under the pointer once a frame, and puts the card into the
// cell below it at the end.

/** Makes the cards inside `root` draggable. */
export function plainDrag(root: HTMLElement): void {
  let card: HTMLElement | null = null;
  let layer: HTMLElement | null = null;
  let latest: PointerEvent | null = null;
  let frame = 0;

  const draw = () => {
    frame = 0;
    layer ??= lift(card!);
    layer.style.transform = `translate3d(${latest!.clientX}px, ${latest!.clientY}px, 0)`;
  };
  root.addEventListener("pointerdown", (event) => {
    card = (event.target as Element).closest<HTMLElement>("[data-post]");
  });
  window.addEventListener("pointermove", (event) => {
    if (!card) return;
    latest = event;
    frame ||= requestAnimationFrame(draw);
  });
  window.addEventListener("pointerup", (event) => {
    cancelAnimationFrame(frame);
    frame = 0;
    if (layer && card) drop(card, event);
    layer?.remove();
    layer = card = null;
  });
}

function lift(card: HTMLElement): HTMLElement {
  const layer = document.createElement("div");
  layer.className = "drag-layer";
  layer.style.width = `${card.offsetWidth}px`;
  layer.append(card.cloneNode(true));
  card.classList.add("is-lifted");
  document.body.append(layer);
  return layer;
}

function drop(card: HTMLElement, { clientX, clientY }: PointerEvent): void {
  card.classList.remove("is-lifted");
  document.elementFromPoint(clientX, clientY)?.closest("[data-cell]")?.append(card);
}
