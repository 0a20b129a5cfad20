// Drags a card by pointer or keys. A frame does as little as possible: it moves one overlay and,
// when the target changes, one mark and one label. Places are calculated from what was measured
// when the card was picked up.

import type { PostId } from "../../bindings";
import { type Grid, type Place, edgeScroll, openRow, placeAt, rowSize, scrolledSideways, thinRowAt, thinWeekOf } from "../grid/geometry";
import { type Drag, IDLE, reduce } from "./reducer";
import { type Arrow, type Steps, placeAfterStep } from "../grid/steps";
import { Overlay } from "./overlay";

export interface Host {
  measure: () => Grid;
  scroller: () => HTMLElement;
  /**
   * Draws an opened row or band with a height of `size` px, and an opened week of the month. Resets all
   * rows if `index` is null.
   */
  resize: (index: number | null, size: number) => void;
  /** Opens the tray under a held card and folds it when the card leaves; returns whether its size changed. */
  openTray: (place: Place | null) => boolean;
  label: (id: PostId, place: Place) => string;
  /** Returns the time of day after a drop there; empty in the tray. */
  time: (id: PostId, place: Place) => string;
  /** Returns the place of a card, where keys begin. */
  placeOf: (id: PostId) => Place | null;
  /** Returns the steps of arrow keys; smaller ones if `isFine`. */
  steps: (isFine: boolean) => Steps;
  /** Returns the minutes that the pointer snaps to. */
  snap: () => number;
  /** Called when a post is picked up; returns all posts that are held with it, itself included. */
  pickUp: (id: PostId) => ReadonlySet<PostId>;
  /** Announces that a post is held. `over` is the label of its place if it is held by keys. */
  announceHeld: (id: PostId, over: string) => void;
  drop: (id: PostId, place: Place, how: DropWay) => void;
  returnCard: (id: PostId) => void;
  announce: (text: string) => void;
}

/** How posts are dropped. A copy leaves the held posts in place; a nudge is a single step by key. */
export type DropWay = "move" | "copy" | "nudge";

const FINE_STEP = 5;
/** Milliseconds that the pointer rests on a thin row before the row opens. */
const REST = 180;

/** Returns the place. In lanes, Shift (`isFine`) keeps the card's time instead of snapping to a slot. */
function withExactTime<P extends Place | null>(place: P, isFine: boolean): P {
  return place?.kind === "lane" ? { ...place, keepsTime: isFine } : place;
}

export class CardDrag {
  #drag: Drag = IDLE;
  #grid: Grid | null = null;
  #overlay: Overlay | null = null;
  #pointer = 0;
  #latest: PointerEvent | null = null;
  #frame = 0;
  #scrolledY = 0;
  #scrolledX = 0;
  #announced = "";
  #rest = { row: -1, since: 0 };
  #justDropped = false;

  constructor(
    readonly root: HTMLElement,
    readonly host: Host,
  ) {
    root.addEventListener("pointerdown", this.#down);
    root.addEventListener("click", this.#click, true);
    root.addEventListener("lostpointercapture", this.#lost);
    window.addEventListener("blur", this.cancel);
  }

  destroy(): void {
    this.cancel();
    this.root.removeEventListener("pointerdown", this.#down);
    this.root.removeEventListener("click", this.#click, true);
    this.root.removeEventListener("lostpointercapture", this.#lost);
    window.removeEventListener("blur", this.cancel);
  }

  get isHolding(): boolean {
    return this.#drag.phase === "held";
  }

  get isByKeys(): boolean {
    return this.#drag.phase === "held" && this.#drag.by === "keys";
  }

  pickUp(id: PostId): void {
    this.#drag = reduce(this.#drag, { type: "pick", id, place: this.host.placeOf(id) });
    this.#lift(id);
    this.#showPlace();
    this.#announced = this.#label();
    this.host.announceHeld(id, this.#announced);
  }

  /** Moves a post that isn't held by one step, as if it was picked up and dropped there. */
  nudge(id: PostId, arrow: Arrow): void {
    if (this.isHolding) return;
    this.host.pickUp(id);
    const place = this.host.placeOf(id);
    const { last: _, ...steps } = this.host.steps(false);
    if (place) this.host.drop(id, placeAfterStep(place, arrow, steps), "nudge");
  }

  step(arrow: Arrow, isFine: boolean): void {
    if (this.#drag.phase !== "held" || !this.#drag.place) return;
    this.moveTo(withExactTime(placeAfterStep(this.#drag.place, arrow, this.host.steps(isFine)), isFine));
  }

  /** Moves the held card over a place by key. The view may have changed meanwhile. */
  moveTo(place: Place): void {
    this.#drag = reduce(this.#drag, { type: "step", place });
    this.#showPlace();
    this.#say();
  }

  get place(): Place | null {
    return this.#drag.phase === "held" ? this.#drag.place : null;
  }

  /** Measures again after the view showed another week. */
  measureAgain(): void {
    if (!this.isHolding) return;
    this.#measure(true);
    this.#overlay?.findCells();
    this.#showPlace();
  }

  release(isCopy = false): void {
    const drag = this.#drag;
    this.#end({ type: "release" });
    if (drag.phase !== "held") return;
    if (drag.place) this.host.drop(drag.id, drag.place, isCopy ? "copy" : "move");
    else this.host.returnCard(drag.id);
  }

  cancel = (): void => {
    const drag = this.#drag;
    if (drag.phase === "idle") return;
    this.#end({ type: "cancel" });
    if (drag.phase === "held") this.host.returnCard(drag.id);
  };

  #down = (event: PointerEvent): void => {
    const card = (event.target as Element).closest<HTMLElement>("[data-post]");
    if (!card || event.button !== 0 || this.isHolding) return;
    const { clientX: x, clientY: y } = event;
    this.#drag = reduce(this.#drag, { type: "press", id: card.dataset.post as PostId, x, y });
    this.#pointer = event.pointerId;
    this.#listen(true);
  };

  #move = (event: PointerEvent): void => {
    if (this.isByKeys) return;
    this.#latest = event;
    this.#schedule();
  };

  /** Ends a drag at the pointer's last place, even if no frame was drawn since the press. */
  #up = (event: PointerEvent): void => {
    if (this.isByKeys) this.#aim(event);
    else this.#point(event);
    if (this.isHolding) {
      this.#justDropped = true;
      setTimeout(() => (this.#justDropped = false));
    }
    this.release(event.altKey);
  };

  /** Moves a card picked up by key to a click's place; puts it back if the click is on none. */
  #aim(event: PointerEvent): void {
    const place = this.#placeUnder(event);
    if (place) this.#drag = reduce(this.#drag, { type: "step", place });
    else this.cancel();
  }

  #lost = (): void => {
    if (this.#drag.phase === "held" && this.#drag.by === "pointer") this.cancel();
  };

  #wheel = (): void => {
    this.#takeScroll();
    this.#overlay?.placeMark();
    if (this.#latest) this.#schedule();
  };

  /** Follows the scrolling: columns are in window coordinates, rows count from the top of the content. */
  #takeScroll(): void {
    const { scrollTop, scrollLeft } = this.host.scroller();
    this.#scrolledY = scrollTop;
    if (scrollLeft !== this.#scrolledX) this.#grid = this.#grid && scrolledSideways(this.#grid, scrollLeft - this.#scrolledX);
    this.#scrolledX = scrollLeft;
  }

  #key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || this.#drag.phase !== "held") return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  };

  /** Ignores the click that ends a drag. */
  #click = (event: MouseEvent): void => {
    if (!this.#justDropped) return;
    event.stopPropagation();
    event.preventDefault();
  };

  #schedule(): void {
    this.#frame ||= requestAnimationFrame(this.#draw);
  }

  #draw = (now: number): void => {
    this.#frame = 0;
    if (!this.#latest) return;
    this.#point(this.#latest);
    if (this.#drag.phase !== "held") return;
    const isWaiting = this.#openRested(now);
    if (this.#scroll(this.#latest) || isWaiting) this.#schedule();
  };

  #point(event: PointerEvent): void {
    const wasHeld = this.isHolding;
    const { clientX: x, clientY: y } = event;
    const place = () => this.#placeUnder(event);
    this.#drag = reduce(this.#drag, { type: "point", x, y, place });
    if (this.#drag.phase !== "held") return;
    if (!wasHeld) {
      this.#lift(this.#drag.id, event);
      this.host.announceHeld(this.#drag.id, "");
    }
    this.#overlay?.moveTo(x, y);
    this.#showTarget();
  }

  #placeUnder({ clientX: x, clientY: y, shiftKey }: PointerEvent): Place | null {
    this.#measure();
    const step = shiftKey ? FINE_STEP : this.host.snap();
    return withExactTime(placeAt(this.#grid!, x, y, this.#scrolledY, step), shiftKey);
  }

  #measure(isAgain = false): void {
    if (this.#grid && !isAgain) return;
    this.#grid = this.host.measure();
    const { scrollTop, scrollLeft } = this.host.scroller();
    [this.#scrolledY, this.#scrolledX] = [scrollTop, scrollLeft];
  }

  #lift(id: PostId, event?: PointerEvent): void {
    this.#measure();
    this.host.scroller().addEventListener("scroll", this.#wheel, { passive: true });
    this.#overlay = new Overlay(this.root, id, this.host.pickUp(id), event);
    if (event) this.root.setPointerCapture(this.#pointer);
    else this.#listen(true);
  }

  #showTarget(): void {
    if (this.#drag.phase !== "held") return;
    const { id, place } = this.#drag;
    if (this.host.openTray(place)) this.#measure(true);
    this.#overlay?.setTarget(place?.cell ?? null);
    if (place) this.#overlay?.setLabel(this.host.label(id, place), this.host.time(id, place));
    else this.#overlay?.setLabel("", "");
  }

  /** Puts the overlay of a card held by keys on its target, and scrolls it into view. */
  #showPlace(): void {
    this.#showTarget();
    if (this.#drag.phase !== "held" || !this.#drag.place) return;
    this.#openUnder(this.#drag.place);
    this.#overlay?.layOnTarget();
  }

  #say(): void {
    const label = this.#label();
    if (label !== this.#announced) this.host.announce((this.#announced = label));
  }

  #label(): string {
    return this.#drag.phase === "held" && this.#drag.place ? this.host.label(this.#drag.id, this.#drag.place) : "";
  }

  /** Opens the thin row that the pointer rests on; returns whether it still waits for that. */
  #openRested(now: number): boolean {
    const y = this.#latest!.clientY;
    const row = thinRowAt(this.#grid!, y, this.#scrolledY);
    if (row !== this.#rest.row) this.#rest = { row, since: now };
    if (row < 0 || !this.place || !("date" in this.place)) return false;
    if (now - this.#rest.since < REST) return true;
    this.#open(row);
    this.#point(this.#latest!);
    this.#overlay?.placeMark();
    return false;
  }

  /** Opens a thin row, and measures again if the other rows can't be calculated. */
  #open(row: number): void {
    const opened = openRow(this.#grid!, row);
    this.host.resize(row, opened ? rowSize(opened, row) : 0);
    this.#grid = opened;
    this.#measure();
  }

  /** Opens the thin week of the month under a card held by keys. */
  #openUnder(place: Place): void {
    const row = "date" in place ? thinWeekOf(this.#grid!, place.date) : -1;
    if (row >= 0) this.#open(row);
  }

  /** Scrolls while the pointer is near an edge, the board also sideways; returns whether it scrolled. */
  #scroll({ clientX: x, clientY: y }: PointerEvent): boolean {
    const { frame, rows } = this.#grid!;
    const down = edgeScroll(y, frame.top, frame.bottom);
    const across = rows.kind === "statuses" ? edgeScroll(x, frame.left, frame.right) : 0;
    if ((down === 0 && across === 0) || !this.place || this.place.kind === "tray") return false;
    const scroller = this.host.scroller();
    const before = [this.#scrolledY, this.#scrolledX];
    scroller.scrollBy({ left: across, top: down, behavior: "instant" });
    this.#takeScroll();
    return this.#scrolledY !== before[0] || this.#scrolledX !== before[1];
  }

  #end(event: { type: "release" } | { type: "cancel" }): void {
    this.#drag = reduce(this.#drag, event);
    this.#listen(false);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.root.hasPointerCapture(this.#pointer)) this.root.releasePointerCapture(this.#pointer);
    this.#overlay?.remove();
    this.#overlay = null;
    if (this.#grid) {
      this.host.openTray(null);
      this.host.resize(null, 0);
      this.host.scroller().removeEventListener("scroll", this.#wheel);
    }
    this.#grid = null;
    this.#latest = null;
    this.#rest = { row: -1, since: 0 };
  }

  #listen(on: boolean): void {
    const change = on ? window.addEventListener : window.removeEventListener;
    change("pointermove", this.#move as EventListener);
    change("pointerup", this.#up as EventListener);
    change("pointercancel", this.cancel);
    change("keydown", this.#key as EventListener, true);
  }
}
