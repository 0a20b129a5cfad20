// Calculates where an arrow key moves from a place in the calendar.

import type { ChannelId, Status } from "../../bindings";
import { addDays } from "../../model/dates";
import { STATUSES } from "../../model/statuses";
import { type Place, TRAY_CELL, dayPlace, hourCell, lanePlace, statusPlace } from "./geometry";

export type Arrow = "left" | "right" | "up" | "down";

/** The steps of arrow keys in a view. */
export interface Steps {
  /** Minutes of a step up or down in the week. */
  minutes: number;
  lanes: readonly ChannelId[];
  /** Days from one row of days to the next: 7 in the month, 1 in the list. */
  days: number;
  /** The last visible day, if a step beyond it leads to the tray. */
  last?: string;
}

/**
 * Returns the place one step away: sideways a day or a status; up and down some minutes, a lane or a row of
 * days. The tray comes after the last day or status, and after the tray the next day.
 */
export function placeAfterStep(place: Place, arrow: Arrow, steps: Steps): Place {
  if (place.kind === "tray") return outOfTray(place, arrow, steps);
  if (arrow === "right" && isLast(place, steps.last)) return { kind: "tray", cell: TRAY_CELL, from: place };
  return beside(place, arrow, steps);
}

function outOfTray(tray: Extract<Place, { kind: "tray" }>, arrow: Arrow, steps: Steps): Place {
  const { from } = tray;
  if (!from || arrow === "up" || arrow === "down") return tray;
  if (arrow === "left") return from;
  return from.kind === "status" ? tray : beside(from, arrow, steps);
}

function isLast(place: Place, last: string | undefined): boolean {
  if (last === undefined) return false;
  return place.kind === "status" ? place.status === STATUSES.at(-1) : "date" in place && place.date === last;
}

function beside(place: Place, arrow: Arrow, steps: Steps): Place {
  const across = arrow === "left" ? -1 : arrow === "right" ? 1 : 0;
  const down = arrow === "down" ? 1 : arrow === "up" ? -1 : 0;
  switch (place.kind) {
    case "tray":
      return place;
    case "status":
      return statusPlace(neighbour<Status>(STATUSES, place.status, across));
    case "day":
      return dayPlace(addDays(place.date, across + down * steps.days));
    case "lane":
      return lanePlace(addDays(place.date, across), neighbour(steps.lanes, place.channel, down));
    case "hour":
      return later({ ...place, date: addDays(place.date, across) }, down * steps.minutes);
  }
}

function neighbour<T>(all: readonly T[], here: T, step: number): T {
  if (step === 0) return here;
  const index = Math.min(Math.max(all.indexOf(here) + step, 0), all.length - 1);
  return all[index] ?? here;
}

function later(place: Extract<Place, { kind: "hour" }>, minutes: number): Place {
  const latest = 24 * 60 - Math.max(Math.abs(minutes), 1);
  const minute = Math.min(Math.max(place.minute + minutes, 0), latest);
  return { ...place, minute, cell: hourCell(place.date, Math.floor(minute / 60)) };
}
