// Swaps two tiles of the grid: a drag by the pointer, or keys.

import type { Card, PostId } from "../bindings";
import { isFixed } from "./tiles";

/** How far the pointer moves in px before a press is a drag. */
const THRESHOLD = 5;

interface Point {
  x: number;
  y: number;
}

export class Swap {
  /** The post that is swapped; null if none is. */
  held = $state.raw<PostId | null>(null);
  /** The post that it would be swapped with. */
  target = $state.raw<PostId | null>(null);
  /** Where both are named: at the pointer, or below the target's tile. */
  place = $state.raw<Point>({ x: 0, y: 0 });
  isByKeys = $state.raw(false);
  /** True from a drag to the click that the browser makes of its end. */
  wasDragged = false;
  #pressed: { card: Card; at: Point } | null = null;

  constructor(
    readonly cardOf: (id: PostId) => Card | undefined,
    readonly swap: (one: PostId, other: PostId) => void,
  ) {}

  /** Picks a post up by keys; what is published is never moved. */
  pickUp(card: Card, tile: HTMLElement): void {
    if (isFixed(card)) return;
    this.held = card.id;
    this.isByKeys = true;
    this.moveTo(card.id, tile);
  }

  /** Carries the post to another tile by keys. */
  moveTo(target: PostId, tile: HTMLElement): void {
    const { left, bottom } = tile.getBoundingClientRect();
    this.place = { x: left, y: bottom };
    this.target = target === this.held ? null : target;
  }

  press = (event: PointerEvent, card: Card): void => {
    this.wasDragged = false;
    if (event.button !== 0 || isFixed(card) || this.isByKeys) return;
    this.#pressed = { card, at: { x: event.clientX, y: event.clientY } };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };

  move = (event: PointerEvent): void => {
    if (!this.#pressed) return;
    const { card, at } = this.#pressed;
    const isFar = Math.hypot(event.clientX - at.x, event.clientY - at.y) >= THRESHOLD;
    if (this.held === null && !isFar) return;
    if (this.held === null) addEventListener("keydown", this.#cancelByKey, true);
    this.held = card.id;
    this.place = { x: event.clientX, y: event.clientY };
    this.target = this.#under(event);
  };

  release = (): void => {
    this.wasDragged = this.held !== null && !this.isByKeys;
    if (this.wasDragged) this.drop();
    this.#pressed = null;
  };

  /** Swaps both posts, if there are two. */
  drop(): void {
    const { held, target } = this;
    this.cancel();
    if (held && target) this.swap(held, target);
  }

  cancel = (): void => {
    removeEventListener("keydown", this.#cancelByKey, true);
    this.#pressed = null;
    this.held = null;
    this.target = null;
    this.isByKeys = false;
  };

  #cancelByKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.wasDragged = true;
    this.cancel();
  };

  /** Returns the post under the pointer that may be swapped. */
  #under({ clientX, clientY }: PointerEvent): PostId | null {
    const tile = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-grid-post]");
    const card = tile && this.cardOf(tile.dataset.gridPost as PostId);
    return card && card.id !== this.held && !isFixed(card) ? card.id : null;
  }
}
