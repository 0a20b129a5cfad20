// Connects the drag engine to the store and the views of this window.

import { flushSync } from "svelte";
import type { Card, PostId, Target } from "../../bindings";
import { dayShort, formatTime } from "../../words/format";
import { m } from "../../paraglide/messages";
import type { Actions } from "../../store/actions/actions";
import type { Store } from "../../store/store.svelte";
import { toast } from "../../store/toast.svelte";
import { copyPosts, movePosts, moveWithSiblings, setStatus } from "../../store/actions/posts";
import { FIRST_TIME, movedCard, targetOfGroup } from "../../model/moves";
import { statusName } from "../../words/posts";
import { type FocusPost, focusAfterAnswer, focusPost } from "../focus/focus-keeper";
import { CardDrag, type Host, type DropWay } from "./card-drag";
import type { Place } from "../grid/geometry";
import { measure } from "./measure";
import { loadSlots } from "../slots/load-slots";
import { SlotSnap, inSlot } from "../slots/snap-to-slot";
import { targetOf } from "./reducer";
import { placeOf, steps } from "../grid/place-of-card";

/** The held card as it was picked up, and the ids of all cards that move with it, itself included. */
interface Held {
  card: Card | undefined;
  ids: ReadonlySet<PostId>;
}

/** Makes the cards inside `stage` draggable. */
export function dragCards(stage: HTMLElement, actions: Actions): CardDrag {
  const { store } = actions;
  const scroller = () => stage.querySelector<HTMLElement>("[data-scroller]")!;
  let isOverTray = false;
  let held: Held = { card: undefined, ids: new Set() };
  /** Returns a card, also the held one after its week was unloaded. */
  const cardOf = (id: PostId) => store.cards.get(id) ?? (held.card?.id === id ? held.card : undefined);

  const snap = new SlotSnap(store);
  /** Returns the minute of a slot to snap to; null for several cards, which keep their distances. */
  const slotAt = (id: PostId, place: Place) =>
    held.ids.size > 1 ? null : snap.minuteAt(cardOf(id), place);

  const host: Host = {
    scroller,
    measure: () => {
      snap.begin();
      return measure(stage, scroller(), openHeight(stage));
    },
    resize: (index, size) => resize(stage, index, size),
    openTray: (place) => {
      const isOver = place?.kind === "tray";
      if (isOver === isOverTray) return false;
      isOverTray = isOver;
      return unfoldTray(store, isOver);
    },
    steps: (isFine) => steps(store, stage, isFine, held.card?.channel),
    snap: () => store.plan.settings.snap,
    label: (id, place) => label(actions, cardOf(id), place, slotAt(id, place)),
    time: (id, place) => timeAt(actions, cardOf(id), place, slotAt(id, place)),
    placeOf: (id) => placeOf(store, stage, cardOf(id)),
    pickUp: (id) => {
      held = { card: store.cards.get(id), ids: pickedWith(actions, id) };
      store.cards.carriedIds = held.ids;
      return held.ids;
    },
    announceHeld: (_, over) => toast.announce([pickedUp(held), over].filter(Boolean).join(" ")),
    returnCard: (id) => {
      store.cards.carriedIds = new Set();
      returnCard(id, held.card);
    },
    announce: (text) => toast.announce(text),
    drop: (id, place, how) => {
      const [taken, focus] = [held, focusAfterAnswer()];
      const land = () => {
        const slot = taken.ids.size > 1 ? null : snap.minuteAt(taken.card, place);
        const target = targetAt(actions, taken, place, slot);
        if (how === "copy" || !isInPlace(actions, taken, place, target)) void drop(actions, taken, place, target, how, focus);
        else if (how === "move") returnCard(id, taken.card);
      };
      if (snap.isReady(place)) land();
      else void showDaysOf(actions, place).then(land);
    },
  };
  return new CardDrag(stage, host);
}

/** Waits for the week in which a card carried by keys was dropped before it was loaded. */
async function showDaysOf(actions: Actions, place: Place): Promise<void> {
  if ("date" in place) await actions.show(place.date);
  await loadSlots(actions.store);
}

/** Returns the posts to hold: all selected ones if the card is selected. Otherwise clears the selection. */
function pickedWith({ store }: Actions, id: PostId): ReadonlySet<PostId> {
  if (store.selection.selected.has(id)) return new Set(store.selection.selectedIds);
  if (store.selection.selected.size > 0) store.selection.selected = new Set();
  return new Set([id]);
}

function pickedUp({ card, ids }: Held): string {
  const title = card?.title ?? "";
  return ids.size > 1 ? m.card_picked_up_several({ title, count: ids.size - 1 }) : m.card_picked_up({ title });
}

/** Returns the target of a drop. On the board times stay. The channel is left out if it stays. */
function targetAt({ store }: Actions, { card, ids }: Held, place: Place, slot: number | null): Target {
  if (!card || place.kind === "status") return { when: { to: "keep" } };
  const { channel, ...alone } = inSlot(targetOf(place), place, slot);
  const target = channel === undefined || channel === card.channel ? alone : { ...alone, channel };
  return ids.size > 1 ? targetOfGroup(card, target, cardsOf(store, ids)) : target;
}

/** Returns whether a drop would change nothing. */
function isInPlace({ store }: Actions, { ids }: Held, place: Place, target: Target): boolean {
  return cardsOf(store, ids).every((card) => {
    if (place.kind === "status") return card.status === place.status;
    const { date, minute, channel } = movedCard(card, target);
    return date === card.date && minute === card.minute && channel === card.channel;
  });
}

function cardsOf(store: Actions["store"], ids: ReadonlySet<PostId>): Card[] {
  return [...ids].flatMap((id) => store.cards.get(id) ?? []);
}

async function drop(
  actions: Actions,
  held: Held,
  place: Place,
  target: Target,
  how: DropWay,
  focus: FocusPost,
): Promise<void> {
  if (!held.card) return;
  const { id } = held.card;
  const done = change(actions, held.card, [...held.ids], place, target, how);
  if (how !== "copy") await focus(id, held.card);
  const copies = await done;
  if (actions.store.cards.carriedIds === held.ids) actions.store.cards.carriedIds = new Set();
  await focus(copies?.[0] ?? id, held.card);
}

function change(
  actions: Actions,
  card: Card,
  ids: PostId[],
  place: Place,
  target: Target,
  how: DropWay,
): Promise<PostId[] | void> {
  const status = place.kind === "status" ? place.status : undefined;
  if (how === "copy") return copyPosts(actions, ids, target, status);
  if (status) return setStatus(actions, ids, status);
  return ids.length > 1 || how === "nudge" ? movePosts(actions, ids, target) : moveWithSiblings(actions, card, target);
}

/** Announces that a card was put back, and focuses it in its week. */
function returnCard(id: PostId, card: Card | undefined): void {
  toast.announce(m.card_put_back());
  void focusPost(id, card);
}

function label({ store }: Actions, card: Card | undefined, place: Place, slot: number | null): string {
  if (place.kind === "tray") return m.unscheduled();
  if (place.kind === "status") return statusName(place.status);
  const channel = place.kind === "lane" ? place.channel : card?.channel;
  const name = (channel && store.plan.channelById.get(channel)?.name) ?? "";
  return `${dayShort(place.date)} · ${timeAt({ store }, card, place, slot)} · ${name}`;
}

/** Returns the time that a card would have at a place; empty if it would have none. */
function timeAt(
  { store }: Pick<Actions, "store">,
  card: Card | undefined,
  place: Place,
  slot: number | null,
): string {
  if (place.kind === "tray" || (place.kind === "status" && card?.minute == null)) return "";
  const minute = place.kind === "hour" ? place.minute : (slot ?? card?.minute ?? FIRST_TIME);
  return formatTime(minute, store.plan.settings.hour12);
}

/** Opens or folds the tray and draws it at once, to be measured; returns whether it changed. */
function unfoldTray({ calendar: { trayFold } }: Store, isOver: boolean): boolean {
  const wasOpen = trayFold.isOpen;
  flushSync(() => (trayFold.isWanted = isOver));
  return trayFold.isOpen !== wasOpen;
}

function openHeight(stage: HTMLElement): number {
  return parseFloat(getComputedStyle(stage).getPropertyValue("--hour-open")) || 34;
}

function resize(stage: HTMLElement, index: number | null, size: number): void {
  openWeek(stage, index);
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

/** Opens a thin week of the month, whose style sets its height; folds all without an index. */
function openWeek(stage: HTMLElement, index: number | null): void {
  const weeks = [...stage.querySelectorAll<HTMLElement>("[data-thin], [data-resting]")];
  if (index === null) for (const week of weeks) delete week.dataset.resting;
  else stage.querySelectorAll<HTMLElement>("[data-row=dates]")[index]?.toggleAttribute("data-resting", true);
}
