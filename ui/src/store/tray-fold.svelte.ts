// Whether the tray is open or folded to a strip: as the person has it; else open where there is room
// for it beside the calendar, and where there is none for as long as it is wanted.

import { MediaQuery } from "svelte/reactivity";

/** Below this the days need the room more. */
const SMALL = "(max-width: 1199px)";

export class TrayFold {
  /** By hand; null until then. */
  chosen = $state.raw<boolean | null>(null);
  /** A card is held over it, or the focus is in it. */
  isWanted = $state.raw(false);
  #small = new MediaQuery(SMALL);

  readonly isOpen = $derived(this.chosen ?? (this.isWanted || !this.#small.current));
  /** Whether it lies over the calendar where it is open. */
  readonly isOver = $derived(this.#small.current);

  turn(): void {
    this.chosen = !this.isOpen;
  }

  /** Opens it for what is to be seen in it, also where it was folded by hand. */
  open(): void {
    if (this.chosen === false) this.chosen = true;
    this.isWanted = true;
  }
}
