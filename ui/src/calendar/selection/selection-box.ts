// Selects cards by dragging a box from an empty place: all cards that it touches.

import type { PostId } from "../../bindings";
import { edgeScroll } from "../grid/geometry";
import type { Store } from "../../store/store.svelte";

const THRESHOLD = 6;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface SelectionBox {
  /** The start in px of the scroller's content, so that scrolling stretches the box. */
  from: { x: number; y: number };
  cards: { id: PostId; box: Box }[];
  /** The posts that were selected before and stay selected. */
  before: ReadonlySet<PostId>;
  element: HTMLElement;
}

/** Elements with a press or drag of their own, where no box begins. */
const NOT_EMPTY = "[data-post], [data-heads], [role=rowheader], button, a, input, textarea";

/** Starts handling the pointer inside `stage`. Returns a function that stops it. */
export function selectionBox(stage: HTMLElement, store: Store): () => void {
  let pressed: PointerEvent | null = null;
  let latest: PointerEvent | null = null;
  let drawn: SelectionBox | null = null;
  let wasDrawn = false;
  let frame = 0;

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !isEmptyPlace(event.target as Element)) return;
    pressed = event;
    listen(true);
  };
  const move = (event: PointerEvent) => {
    if (!pressed) return;
    latest = event;
    const far = Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) >= THRESHOLD;
    if (far) drawn ??= begin(stage, store, pressed);
    if (drawn) stretch();
  };
  /** Stretches the box to the pointer, and scrolls the view while the pointer is near an edge. */
  const stretch = () => {
    frame = 0;
    if (!drawn || !latest) return;
    const isScrolling = scroll(scrollerOf(stage), latest);
    choose(store, drawn, draw(stage, drawn, latest));
    if (isScrolling) frame ||= requestAnimationFrame(stretch);
  };
  const end = () => {
    listen(false);
    cancelAnimationFrame(frame);
    frame = 0;
    drawn?.element.remove();
    wasDrawn = drawn !== null;
    pressed = latest = drawn = null;
    setTimeout(() => (wasDrawn = false));
  };
  /** Ignores the click that ends a box. */
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
  return target.closest("[data-scroller]") !== null && target.closest(NOT_EMPTY) === null;
}

/** Begins a box. With Ctrl, ⌘ or Shift it adds to the selection. */
function begin(stage: HTMLElement, store: Store, press: PointerEvent): SelectionBox {
  const { scrollLeft, scrollTop } = scrollerOf(stage);
  const element = document.createElement("div");
  element.className = "band";
  document.body.append(element);
  const found = [...stage.querySelectorAll<HTMLElement>("[data-scroller] [data-post]")];
  const cards = found.map((card) => ({ id: card.dataset.post as PostId, box: inContent(card, scrollLeft, scrollTop) }));
  const adds = press.ctrlKey || press.metaKey || press.shiftKey;
  const from = { x: press.clientX + scrollLeft, y: press.clientY + scrollTop };
  return { from, cards, before: new Set(adds ? store.selection.selectedIds : []), element };
}

function scroll(scroller: HTMLElement, { clientX, clientY }: PointerEvent): boolean {
  const { left, top, right, bottom } = scroller.getBoundingClientRect();
  const before = [scroller.scrollLeft, scroller.scrollTop];
  const heads = scroller.querySelector("[data-heads]")?.getBoundingClientRect().bottom ?? top;
  const across = scroller.dataset.view === "board" ? edgeScroll(clientX, left, right) : 0;
  scroller.scrollBy({ left: across, top: edgeScroll(clientY, heads, bottom), behavior: "instant" });
  return scroller.scrollLeft !== before[0] || scroller.scrollTop !== before[1];
}

function inContent(card: HTMLElement, scrollLeft: number, scrollTop: number): Box {
  const { left, top, right, bottom } = card.getBoundingClientRect();
  return { left: left + scrollLeft, top: top + scrollTop, right: right + scrollLeft, bottom: bottom + scrollTop };
}

/** Draws the box and returns its edges in px of the scroller's content. */
function draw(stage: HTMLElement, { from, element }: SelectionBox, { clientX, clientY }: PointerEvent): Box {
  const { scrollLeft, scrollTop } = scrollerOf(stage);
  const [x, y] = [clientX + scrollLeft, clientY + scrollTop];
  const box = {
    left: Math.min(from.x, x),
    top: Math.min(from.y, y),
    right: Math.max(from.x, x),
    bottom: Math.max(from.y, y),
  };
  const { style } = element;
  style.transform = `translate3d(${box.left - scrollLeft}px, ${box.top - scrollTop}px, 0)`;
  style.width = `${box.right - box.left}px`;
  style.height = `${box.bottom - box.top}px`;
  return box;
}

function choose(store: Store, { cards, before }: SelectionBox, dragged: Box): void {
  const touched = cards.filter(({ box }) => meet(box, dragged)).map(({ id }) => id);
  const chosen = new Set([...before, ...touched]);
  const isSame = chosen.size === store.selection.selected.size && [...chosen].every((id) => store.selection.selected.has(id));
  if (isSame) return;
  store.selection.selected = chosen;
  store.selection.selectedFrom = store.selection.selectedIds[0] ?? null;
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function scrollerOf(stage: HTMLElement): HTMLElement {
  return stage.querySelector<HTMLElement>("[data-scroller]")!;
}
