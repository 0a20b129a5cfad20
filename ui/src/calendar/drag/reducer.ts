// The states of holding a card, as a pure reducer for pointer and keyboard events.

import type { PostId, Target } from "../../bindings";
import { FIRST_TIME } from "../../model/moves";
import type { Place } from "../grid/geometry";

/** Pixels of movement that make a press a drag. */
export const THRESHOLD = 5;

export type Drag =
  | { phase: "idle" }
  | { phase: "pressed"; id: PostId; x: number; y: number }
  | { phase: "held"; id: PostId; by: "pointer" | "keys"; place: Place | null };

export type DragEvent =
  | { type: "press"; id: PostId; x: number; y: number }
  | { type: "pick"; id: PostId; place: Place | null }
  | { type: "point"; x: number; y: number; place: () => Place | null }
  | { type: "step"; place: Place | null }
  | { type: "release" }
  | { type: "cancel" };

export const IDLE: Drag = { phase: "idle" };

/** Returns the state after an event. */
export function reduce(drag: Drag, event: DragEvent): Drag {
  switch (event.type) {
    case "press":
      return { phase: "pressed", id: event.id, x: event.x, y: event.y };
    case "pick":
      return { phase: "held", id: event.id, by: "keys", place: event.place };
    case "point":
      return pointed(drag, event);
    case "step":
      return drag.phase === "held" && event.place ? { ...drag, place: event.place } : drag;
    case "release":
    case "cancel":
      return IDLE;
  }
}

function pointed(drag: Drag, event: Extract<DragEvent, { type: "point" }>): Drag {
  if (drag.phase === "pressed") {
    const far = Math.hypot(event.x - drag.x, event.y - drag.y) >= THRESHOLD;
    return far ? { phase: "held", id: drag.id, by: "pointer", place: event.place() } : drag;
  }
  if (drag.phase !== "held" || drag.by !== "pointer") return drag;
  return { ...drag, place: event.place() };
}

/** Returns the target of a drop on a place. */
export function targetOf(place: Exclude<Place, { kind: "status" }>): Target {
  switch (place.kind) {
    case "tray":
      return { when: { to: "tray" } };
    case "hour":
      return { when: { to: "at", at: { date: place.date, minute: place.minute } } };
    case "day":
      return { when: { to: "day", date: place.date, minute: FIRST_TIME } };
    case "lane":
      return {
        when: { to: "day", date: place.date, minute: FIRST_TIME },
        channel: place.channel,
      };
  }
}
