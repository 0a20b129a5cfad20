// The areas of the window: the calendar, and what is read back of it. One is shown at a time, and each keeps its place.

import type { Filter, PostId } from "../bindings";
import type { AreaName } from "../model/areas";
import type { View } from "../model/range";

/** The number of an area whose posts the calendar shows. */
export interface NumberOfArea {
  area: AreaName;
  /** What is counted; the element that shows the number has it as its `data-posts-of`. */
  key: string;
  /** What the calendar showed before. */
  filter: Filter;
  view: View;
}

class Area {
  shown = $state.raw<AreaName>("calendar");
  /** The number whose posts the calendar shows, to lead back to it. */
  number = $state.raw<NumberOfArea | null>(null);
  /** Handles keys of the area that is shown, before those that mean the same everywhere. Returns whether it did. */
  onKey: ((event: KeyboardEvent) => boolean) | null = null;

  /** Focuses a post of the area that is shown, as its composer closes; null in the calendar. */
  focusPost: ((post: PostId | null) => void) | null = null;

  readonly isCalendar = $derived(this.shown === "calendar");

  open(name: AreaName): void {
    this.shown = name;
  }
}

export const area = new Area();
