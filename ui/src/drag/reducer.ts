// What holding a card means, without a page: pointer and keyboard feed one pure reducer.

import type { Target } from "../bindings";
import { addDays } from "../dates";
import type { Place } from "./geometry";
import { hourCell, lanePlace } from "./geometry";

export const THRESHOLD = 5;
/** A card from the tray that is dropped on a lane has no time of day yet. */
export const FIRST_TIME = 9 * 60;

export type Drag =
  | { phase: "idle" }
  | { phase: "pressed"; id: string; x: number; y: number }
  | { phase: "held"; id: string; by: "pointer" | "keys"; place: Place | null };

export type DragEvent =
  | { type: "press"; id: string; x: number; y: number }
  | { type: "pick"; id: string; place: Place | null }
  | { type: "point"; x: number; y: number; place: () => Place | null }
  | { type: "step"; place: Place | null }
  | { type: "release" }
  | { type: "cancel" };

export const IDLE: Drag = { phase: "idle" };

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

/** Where a drop there moves a post. */
export function targetOf(place: Place): Target {
  switch (place.kind) {
    case "tray":
      return { when: { to: "tray" } };
    case "hour":
      return { when: { to: "at", at: { date: place.date, minute: place.minute } } };
    case "lane":
      return {
        when: { to: "day", date: place.date, minute: FIRST_TIME },
        channel: place.channel,
      };
  }
}

export type Arrow = "left" | "right" | "up" | "down";

/** One step by key: a day to the side; a slot of time or a lane up and down. */
export function stepped(
  place: Place,
  arrow: Arrow,
  step: number,
  channels: readonly string[],
): Place {
  if (place.kind === "tray") return place;
  const days = arrow === "left" ? -1 : arrow === "right" ? 1 : 0;
  const date = addDays(place.date, days);
  const down = arrow === "down" ? 1 : arrow === "up" ? -1 : 0;
  if (place.kind === "lane") {
    const lane = Math.min(Math.max(channels.indexOf(place.channel) + down, 0), channels.length - 1);
    return lanePlace(date, channels[lane] ?? place.channel);
  }
  const minute = Math.min(Math.max(place.minute + down * step, 0), 24 * 60 - step);
  return { ...place, date, minute, cell: hourCell(date, Math.floor(minute / 60)) };
}
