// Drawing a band around cards: begun on an empty place, it chooses what it touches.

import type { Store } from "../store/store.svelte";

const THRESHOLD = 6;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Band {
  /** In the scroller's content, so that scrolling stretches it. */
  from: { x: number; y: number };
  cards: { id: string; box: Box }[];
  element: HTMLElement;
}

/** Begins to listen; returns the end of it. */
export function band(stage: HTMLElement, store: Store): () => void {
  let pressed: { x: number; y: number } | null = null;
  let drawn: Band | null = null;
  let wasDrawn = false;

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !isEmptyPlace(event.target as Element)) return;
    pressed = { x: event.clientX, y: event.clientY };
    listen(true);
  };
  const move = (event: PointerEvent) => {
    if (!pressed) return;
    const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) >= THRESHOLD;
    if (far) drawn ??= begin(stage, pressed);
    if (drawn) choose(store, drawn, draw(stage, drawn, event));
  };
  const end = () => {
    listen(false);
    drawn?.element.remove();
    wasDrawn = drawn !== null;
    pressed = drawn = null;
    setTimeout(() => (wasDrawn = false));
  };
  /** The click that ends a band is none on what lies below. */
  const click = (event: MouseEvent) => {
    if (wasDrawn) event.stopPropagation();
  };
  const listen = (on: boolean) => {
    const change = on ? window.addEventListener : window.removeEventListener;
    change("pointermove", move as EventListener);
    change("pointerup", end);
    change("pointercancel", end);
    change("blur", end);
  };

  stage.addEventListener("pointerdown", down);
  stage.addEventListener("click", click, true);
  return () => {
    end();
    stage.removeEventListener("pointerdown", down);
    stage.removeEventListener("click", click, true);
  };
}

function isEmptyPlace(target: Element): boolean {
  return target.closest("[data-scroller]") !== null && target.matches("[data-cell], .rows, .calendar");
}

function begin(stage: HTMLElement, at: { x: number; y: number }): Band {
  const scrolled = scrollerOf(stage).scrollTop;
  const element = document.createElement("div");
  element.className = "band";
  document.body.append(element);
  const cards = [...stage.querySelectorAll<HTMLElement>("[data-scroller] [data-post]")];
  const boxes = cards.map((card) => ({ id: card.dataset.post!, box: inContent(card, scrolled) }));
  return { from: { x: at.x, y: at.y + scrolled }, cards: boxes, element };
}

function inContent(card: HTMLElement, scrolled: number): Box {
  const { left, top, right, bottom } = card.getBoundingClientRect();
  return { left, top: top + scrolled, right, bottom: bottom + scrolled };
}

/** The band as it is now, in the scroller's content. */
function draw(stage: HTMLElement, { from, element }: Band, { clientX, clientY }: PointerEvent): Box {
  const scrolled = scrollerOf(stage).scrollTop;
  const y = clientY + scrolled;
  const box = {
    left: Math.min(from.x, clientX),
    top: Math.min(from.y, y),
    right: Math.max(from.x, clientX),
    bottom: Math.max(from.y, y),
  };
  const { style } = element;
  style.transform = `translate3d(${box.left}px, ${box.top - scrolled}px, 0)`;
  style.width = `${box.right - box.left}px`;
  style.height = `${box.bottom - box.top}px`;
  return box;
}

function choose(store: Store, { cards }: Band, band: Box): void {
  const touched = cards.filter(({ box }) => meet(box, band)).map(({ id }) => id);
  const isSame = touched.length === store.selected.size && touched.every((id) => store.selected.has(id));
  if (!isSame) store.selected = new Set(touched);
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function scrollerOf(stage: HTMLElement): HTMLElement {
  return stage.querySelector<HTMLElement>("[data-scroller]")!;
}
