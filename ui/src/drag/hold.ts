// Holding a card in this window: what the drag engine asks of the store and the views.

import type { Card } from "../bindings";
import { dayShort, time } from "../format";
import { m } from "../paraglide/messages";
import type { Actions } from "../store/actions";
import { spoken, toast } from "../store/toast.svelte";
import { focusPost } from "../views/focus";
import { BoardDrag, type Host } from "./board-drag";
import { type Place, hourCell, lanePlace } from "./geometry";
import { measure } from "./measure";
import { FIRST_TIME, targetOf } from "./reducer";

/** Lets cards be dragged below `stage`. */
export function hold(stage: HTMLElement, actions: Actions): BoardDrag {
  const { store } = actions;
  const scroller = () => stage.querySelector<HTMLElement>("[data-scroller]")!;
  /** As it was picked up: leafing far while it is held may forget its week. */
  let held: Card | undefined;
  const cardOf = (id: string) => store.cards.get(id) ?? (held?.id === id ? held : undefined);

  const host: Host = {
    scroller,
    measure: () => measure(stage, scroller(), openHeight(stage)),
    resize: (index, size) => resize(stage, index, size),
    lanes: () => openLanes(stage),
    label: (id, place) => label(actions, cardOf(id), place),
    time: (id, place) => timeAt(actions, cardOf(id), place),
    placeOf: (id) => placeOf(actions, stage, cardOf(id)),
    picked: (id) => {
      held = store.cards.get(id);
      toast.announce(m.picked_up({ title: held?.title ?? "" }));
    },
    putBack: (id) => {
      toast.announce(m.put_back());
      void backTo(actions, id, cardOf(id));
    },
    said: (text) => (spoken.text = text),
    drop: (id, place) => void drop(actions, id, place),
  };
  return new BoardDrag(stage, host);
}

async function drop(actions: Actions, id: string, place: Place): Promise<void> {
  const done = actions.move([id], targetOf(place));
  await focusPost(id);
  await done;
  await focusPost(id);
}

/** Focuses a card that was put back, in the week it is in. */
async function backTo(actions: Actions, id: string, card: Card | undefined): Promise<void> {
  if (card?.date && !actions.store.isShown(card)) await actions.show(card.date);
  await focusPost(id);
}

function openLanes(stage: HTMLElement): string[] {
  const lanes = stage.querySelectorAll<HTMLElement>("[data-lane]:not([data-closed])");
  return [...lanes].map((lane) => lane.dataset.lane!);
}

function label({ store }: Actions, card: Card | undefined, place: Place): string {
  if (place.kind === "tray") return m.unscheduled();
  const channel = place.kind === "lane" ? place.channel : card?.channel;
  const name = store.channelById.get(channel ?? "")?.name ?? "";
  return `${dayShort(place.date)} · ${timeAt({ store }, card, place)} · ${name}`;
}

function timeAt({ store }: Pick<Actions, "store">, card: Card | undefined, place: Place): string {
  if (place.kind === "tray") return "";
  const minute = place.kind === "hour" ? place.minute : (card?.minute ?? FIRST_TIME);
  return time(minute, store.plan.hour12);
}

/** Where a card is; one from the tray begins at nine on the first day shown or today. */
function placeOf({ store }: Actions, stage: HTMLElement, card: Card | undefined): Place | null {
  if (!card) return null;
  const today = store.days.includes(store.now.date) ? store.now.date : store.from;
  const date = card.date ?? today;
  if (store.view === "channels") return lanePlace(date, card.channel);
  const minute = card.minute ?? FIRST_TIME;
  return { kind: "hour", date, minute, cell: rowCell(stage, date, minute) };
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
