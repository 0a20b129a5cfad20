// What takes the place at the right of the calendar instead of the tray. It holds one thing at a time, and gives way to
// the composer while that is open.

import type { PostId } from "../bindings";

export type PlaceName = "checks" | "posting";

class RightPlace {
  shown = $state.raw<PlaceName | null>(null);
  /** The post whose entry gets the focus when the place is drawn: the one that was opened from it. */
  returnTo: PostId | null = null;

  open(place: PlaceName): void {
    this.shown = place;
  }

  close(): void {
    this.shown = null;
    this.returnTo = null;
  }
}

export const rightPlace = new RightPlace();
