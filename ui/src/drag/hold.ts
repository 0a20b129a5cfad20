// Holding a card in this window: what the drag engine asks of the store and the views.

import type { Card } from "../bindings";
import { dayShort, time } from "../format";
import { m } from "../paraglide/messages";
import type { Actions } from "../store/actions";
import { spoken, toast } from "../store/toast.svelte";
import { statusName } from "../store/words";
import { focusPost } from "../views/focus";
import { BoardDrag, type Host } from "./board-drag";
import { type Place, dayPlace, hourCell, lanePlace, statusPlace } from "./geometry";
import { targetOfGroup } from "./group";
import { measure } from "./measure";
import { keepSlots } from "../slots/follow";
import { Landing, inSlot } from "../slots/landing";
import { FIRST_TIME, type Steps, targetOf } from "./reducer";

const FINE_STEP = 5;

/** What is held: the card in hand, as it was picked up, and all that go with it. */
interface Held {
  card: Card | undefined;
  ids: ReadonlySet<string>;
}

/** Lets cards be dragged below `stage`. */
export function hold(stage: HTMLElement, actions: Actions): BoardDrag {
  const { store } = actions;
  const scroller = () => stage.querySelector<HTMLElement>("[data-scroller]")!;
  let held: Held = { card: undefined, ids: new Set() };
  /** Leafing far while a card is held may forget its week. */
  const cardOf = (id: string) => store.cards.get(id) ?? (held.card?.id === id ? held.card : undefined);

  const landing = new Landing(store);
  /** Several cards keep their distances, so that only one alone looks for a slot. */
  const slotAt = (id: string, place: Place) =>
    held.ids.size > 1 ? null : landing.in(cardOf(id), place);

  const host: Host = {
    scroller,
    measure: () => {
      landing.begin();
      return measure(stage, scroller(), openHeight(stage));
    },
    resize: (index, size) => resize(stage, index, size),
    steps: (isFine) => steps(actions, stage, isFine),
    snap: () => store.plan.snap,
    label: (id, place) => label(actions, cardOf(id), place, slotAt(id, place)),
    time: (id, place) => timeAt(actions, cardOf(id), place, slotAt(id, place)),
    placeOf: (id) => placeOf(actions, stage, cardOf(id)),
    picked: (id) => {
      held = { card: store.cards.get(id), ids: pickedWith(actions, id) };
      toast.announce(pickedUp(held));
      return held.ids;
    },
    putBack: (id) => {
      toast.announce(m.put_back());
      void backTo(actions, id, cardOf(id));
    },
    said: (text) => (spoken.text = text),
    drop: (id, place, isCopy) => {
      const [card, { ids }] = [cardOf(id), held];
      const slot = () => (ids.size > 1 ? null : landing.in(card, place));
      if (landing.knows(place)) void drop(actions, { card, ids }, place, slot(), isCopy);
      else void arrive(actions, place).then(() => drop(actions, { card, ids }, place, slot(), isCopy));
    },
  };
  return new BoardDrag(stage, host);
}

/** Waits for the week that a card was carried to by keys and dropped in at once. */
async function arrive(actions: Actions, place: Place): Promise<void> {
  if ("date" in place) await actions.show(place.date);
  await keepSlots(actions.store);
}

/** A card that is selected takes all that are; another is alone, and the selection is over. */
function pickedWith({ store }: Actions, id: string): ReadonlySet<string> {
  if (store.selected.has(id)) return new Set(store.chosen);
  if (store.selected.size > 0) store.selected = new Set();
  return new Set([id]);
}

function pickedUp({ card, ids }: Held): string {
  const title = card?.title ?? "";
  return ids.size > 1 ? m.picked_up_several({ title, count: ids.size - 1 }) : m.picked_up({ title });
}

async function drop(actions: Actions, held: Held, place: Place, slot: number | null, isCopy: boolean): Promise<void> {
  if (!held.card) return;
  const { id } = held.card;
  const done = change(actions, held.card, [...held.ids], place, slot, isCopy);
  await focusPost(id);
  const copies = await done;
  await focusPost(copies?.[0] ?? id);
}

function change(
  actions: Actions,
  card: Card,
  ids: string[],
  place: Place,
  slot: number | null,
  isCopy: boolean,
): Promise<string[] | void> {
  if (place.kind === "status") return actions.setStatus(ids, place.status);
  const alone = inSlot(targetOf(place), place, slot);
  const target = ids.length > 1 ? targetOfGroup(card, alone) : alone;
  if (isCopy) return actions.copy(ids, target);
  return ids.length > 1 ? actions.move(ids, target) : actions.moveAlong(card, target);
}

/** Focuses a card that was put back, in the week it is in. */
async function backTo(actions: Actions, id: string, card: Card | undefined): Promise<void> {
  if (card?.date && !actions.store.isShown(card)) await actions.show(card.date);
  await focusPost(id);
}

function steps({ store }: Actions, stage: HTMLElement, isFine: boolean): Steps {
  return {
    minutes: isFine ? FINE_STEP : store.plan.snap,
    lanes: openLanes(stage),
    days: store.view === "month" ? 7 : 1,
  };
}

function openLanes(stage: HTMLElement): string[] {
  const lanes = stage.querySelectorAll<HTMLElement>("[data-lane]:not([data-closed])");
  return [...lanes].map((lane) => lane.dataset.lane!);
}

function label({ store }: Actions, card: Card | undefined, place: Place, slot: number | null): string {
  if (place.kind === "tray") return m.unscheduled();
  if (place.kind === "status") return statusName(place.status);
  const channel = place.kind === "lane" ? place.channel : card?.channel;
  const name = store.channelById.get(channel ?? "")?.name ?? "";
  return `${dayShort(place.date)} · ${timeAt({ store }, card, place, slot)} · ${name}`;
}

/** The time that a card has there; none where a place says nothing of time. */
function timeAt(
  { store }: Pick<Actions, "store">,
  card: Card | undefined,
  place: Place,
  slot: number | null,
): string {
  if (place.kind === "tray" || (place.kind === "status" && card?.minute == null)) return "";
  const minute = place.kind === "hour" ? place.minute : (slot ?? card?.minute ?? FIRST_TIME);
  return time(minute, store.plan.hour12);
}

/** Where a card is; one from the tray begins at nine on the first day shown or today. */
function placeOf({ store }: Actions, stage: HTMLElement, card: Card | undefined): Place | null {
  if (!card) return null;
  const today = store.days.includes(store.now.date) ? store.now.date : store.from;
  const date = card.date ?? today;
  const minute = card.minute ?? FIRST_TIME;
  switch (store.view) {
    case "channels":
      return lanePlace(date, card.channel);
    case "board":
      return statusPlace(card.status);
    case "month":
    case "list":
      return dayPlace(date);
    case "week":
      return { kind: "hour", date, minute, cell: rowCell(stage, date, minute) };
  }
}

/** The cell an hour is in, which may be a band that begins earlier. */
export function rowCell(stage: HTMLElement, date: string, minute: number): string {
  const hour = Math.floor(minute / 60);
  const heads = [...stage.querySelectorAll<HTMLElement>("[data-row]")];
  const head = heads.find((row) => hour >= Number(row.dataset.from) && hour <= Number(row.dataset.to));
  return hourCell(date, Number(head?.dataset.from ?? hour));
}

function openHeight(stage: HTMLElement): number {
  return parseFloat(getComputedStyle(stage).getPropertyValue("--hour-open")) || 34;
}

function resize(stage: HTMLElement, index: number | null, size: number): void {
  const rows = stage.querySelector<HTMLElement>("[data-template]");
  if (!rows) return;
  if (index === null) {
    rows.style.gridTemplateRows = rows.dataset.template ?? "";
    return;
  }
  const heads = [...rows.querySelectorAll<HTMLElement>("[data-row]")];
  const heights = heads.map((head) => `${head.getBoundingClientRect().height}px`);
  heights[index] = `${size}px`;
  rows.style.gridTemplateRows = heights.join(" ");
}
