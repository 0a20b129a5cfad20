// Handles keys while a card is carried by keyboard.

import { tick } from "svelte";
import { addDays } from "../../model/dates";
import type { CardDrag } from "../../calendar/drag/card-drag";
import type { Dated, Place } from "../../calendar/grid/geometry";
import { hourCell, laneCell } from "../../calendar/grid/geometry";
import type { Arrow } from "../../calendar/grid/steps";
import { rowCell } from "../../calendar/grid/place-of-card";
import { loadSlots } from "../../calendar/slots/load-slots";
import type { Actions } from "../../store/actions/actions";

const WEEK = 7;

/** Handles a key that moves or drops the carried card. Always returns true: no key has another effect. */
export function onCarryKey(
  event: KeyboardEvent,
  arrow: Arrow | undefined,
  stage: HTMLElement,
  actions: Actions,
  drag: CardDrag,
): boolean {
  if (arrow) {
    drag.step(arrow, event.shiftKey);
    if (drag.place) void follow(drag.place, stage, actions, drag);
  } else if (event.key === "PageUp" || event.key === "PageDown") {
    void carryByDays(event.key === "PageUp" ? -WEEK : WEEK, stage, actions, drag);
  } else if (event.key === "Enter" || event.key === " ") {
    drag.release(event.altKey);
  }
  return true;
}

async function carryByDays(days: number, stage: HTMLElement, actions: Actions, drag: CardDrag): Promise<void> {
  const { place } = drag;
  if (!place || !isDated(place)) return;
  await follow(onDate(place, addDays(place.date, days)), stage, actions, drag);
}

/** Moves the carried card to a place, and shows other days if the place is outside the visible ones. */
async function follow(place: Place, stage: HTMLElement, actions: Actions, drag: CardDrag): Promise<void> {
  if (!isDated(place)) return drag.moveTo(place);
  const { store } = actions;
  drag.moveTo(onCell(place, stage));
  if (place.date >= store.calendar.from && place.date < store.calendar.to) return;
  await actions.show(place.date);
  await loadSlots(store);
  await tick();
  drag.measureAgain();
  if (drag.place) drag.moveTo(onCell(drag.place, stage));
}

function isDated(place: Place): place is Dated {
  return "date" in place;
}

function onDate(place: Dated, date: string): Dated {
  switch (place.kind) {
    case "hour":
      return { ...place, date, cell: hourCell(date, Math.floor(place.minute / 60)) };
    case "lane":
      return { ...place, date, cell: laneCell(date, place.channel) };
    case "day":
      return { ...place, date, cell: date };
  }
}

/** Returns the place with the cell that is drawn for it: folded hours share the cell of their band. */
function onCell(place: Place, stage: HTMLElement): Place {
  if (place.kind !== "hour") return place;
  return { ...place, cell: rowCell(stage, place.date, place.minute) };
}
