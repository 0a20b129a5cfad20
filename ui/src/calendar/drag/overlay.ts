// Draws a held card: a copy under the pointer with a label above it, a line at the top of the target, and
// the faded card at its old place. The target is marked by a line instead of a filled cell, since without a
// graphics card everything below a moving element is painted again.

import { reveal } from "../focus/reveal";

/** Moves the mark out of view. Removing it from the page would cause a layout. */
const AWAY = "translate3d(0, -9px, 0)";

export class Overlay {
  #layer = document.createElement("div");
  #label = document.createElement("div");
  #mark = document.createElement("div");
  #cells = new Map<string, HTMLElement>();
  #source: HTMLElement | null;
  #sources: HTMLElement[];
  #target: HTMLElement | null = null;
  #time: Element | null = null;
  #text = "";
  #grip = { x: 0, y: 0 };

  constructor(
    readonly root: HTMLElement,
    readonly id: string,
    held: ReadonlySet<string>,
    event?: PointerEvent,
  ) {
    this.#sources = [...held].flatMap((post) => cardOf(root, post) ?? []);
    this.#source = cardOf(root, id);
    this.#layer.className = "drag-layer";
    this.#label.className = "where";
    this.#mark.className = "drag-mark";
    this.#mark.style.transform = AWAY;
    this.findCells();
    this.#copy(event);
  }

  findCells(): void {
    this.#cells.clear();
    for (const cell of this.root.querySelectorAll<HTMLElement>("[data-cell]")) {
      this.#cells.set(cell.dataset.cell!, cell);
    }
  }

  moveTo(x: number, y: number): void {
    this.#layer.style.transform = `translate3d(${x - this.#grip.x}px, ${y - this.#grip.y}px, 0)`;
  }

  setTarget(cell: string | null): void {
    const target = (cell && this.#cells.get(cell)) || null;
    if (target === this.#target) return;
    this.#target = target;
    this.placeMark();
  }

  /** Moves the mark to where the target is now. */
  placeMark(): void {
    const box = this.#target?.getBoundingClientRect();
    if (!box) {
      this.#mark.style.transform = AWAY;
      return;
    }
    this.#mark.style.transform = `translate3d(${box.left}px, ${box.top}px, 0)`;
    this.#mark.style.width = `${box.width}px`;
  }

  /** Sets the label above the copy, and the time on the copy. */
  setLabel(text: string, time: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#label.textContent = text;
    this.#label.hidden = text === "";
    if (this.#time) this.#time.textContent = time;
  }

  layOnTarget(): void {
    if (this.#target) reveal(this.#target);
    this.placeMark();
    const box = this.#target?.getBoundingClientRect();
    if (box) this.#layer.style.transform = `translate3d(${box.left + 6}px, ${box.top + 6}px, 0)`;
  }

  remove(): void {
    this.#layer.remove();
    this.#mark.remove();
    for (const source of this.#sources) source.classList.remove("is-lifted");
  }

  #copy(event?: PointerEvent): void {
    if (!this.#source) return;
    const box = this.#source.getBoundingClientRect();
    const copy = this.#source.cloneNode(true) as HTMLElement;
    copy.removeAttribute("data-post");
    copy.setAttribute("aria-hidden", "true");
    this.#time = copy.querySelector(".when");
    for (const source of this.#sources) source.classList.add("is-lifted");
    if (this.#sources.length > 1) this.#layer.dataset.count = `${this.#sources.length}`;
    this.#layer.style.width = `${box.width}px`;
    this.#layer.append(copy, this.#label);
    document.body.append(this.#mark, this.#layer);
    if (event) this.#grip = { x: event.clientX - box.left, y: event.clientY - box.top };
    this.#layer.style.transform = `translate3d(${box.left}px, ${box.top}px, 0)`;
  }
}

function cardOf(root: HTMLElement, id: string): HTMLElement | null {
  return root.querySelector(`[data-post="${CSS.escape(id)}"]`);
}
