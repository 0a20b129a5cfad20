// Whether the tray is open or folded to a strip. The person's choice comes first. Without one it is open in a
// wide window, and in a small one only while it is needed.

import { MediaQuery } from "svelte/reactivity";

/** The windows whose days need the tray's width. */
const SMALL = "(max-width: 1199px)";

export class TrayFold {
  /** Whether the person opened or folded it; null if neither. */
  choice = $state.raw<boolean | null>(null);
  /** Whether a card is dragged over it, or the focus is in it. */
  isWanted = $state.raw(false);
  #small = new MediaQuery(SMALL);

  readonly isOpen = $derived(this.choice ?? (this.isWanted || !this.#small.current));
  /** Whether it covers part of the calendar when it is open. */
  readonly coversCalendar = $derived(this.#small.current);

  toggle(): void {
    this.choice = !this.isOpen;
  }

  /** Opens it to show something in it, even if the person folded it. */
  open(): void {
    if (this.choice === false) this.choice = true;
    this.isWanted = true;
  }
}
