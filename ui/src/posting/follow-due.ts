// Keeps the number of due posts up to date: when the plan changes, at each minute, and when the program says so.

import { untrack } from "svelte";
import type { DueCount, PostId } from "../bindings";
import { afterPaint } from "../controls/after-paint";
import * as ipc from "../ipc";
import { dialogs } from "../store/dialogs.svelte";
import { posting } from "../store/posting.svelte";
import { rightPlace } from "../store/right-place.svelte";
import type { Store } from "../store/store.svelte";
import { isTextField } from "../typing/fields";

const MINUTE = 60_000;
/** Milliseconds after the full minute, so that the program's clock has passed it. */
const AFTER = 150;

/** Asks at each full minute and when a notification was answered. Returns a function that stops it. */
export function followMinutes(): () => void {
  let timer = 0;
  const ask = () => {
    posting.isMinute = true;
    posting.refresh();
    timer = window.setTimeout(ask, MINUTE + AFTER - (Date.now() % MINUTE));
  };
  timer = window.setTimeout(ask, MINUTE + AFTER - (Date.now() % MINUTE));
  const answered = ({ detail }: CustomEvent<PostId | null>) => (detail ? posting.open(detail) : posting.refresh());
  window.addEventListener("daymark-posting", answered as EventListener);
  return () => {
    clearTimeout(timer);
    window.removeEventListener("daymark-posting", answered as EventListener);
  };
}

/** Reads how much is due after the next frame. Returns a function that drops an answer still to come. */
export function countDue(store: Store): () => void {
  void [store.plan.revision, posting.turn];
  let isLatest = true;
  afterPaint(async () => {
    if (!isLatest) return;
    const count = await ipc.dueCount().catch(() => null);
    if (count && isLatest) take(store, count);
  });
  return () => (isLatest = false);
}

/** Closes the composer, whose text is kept, once the person asks for the place at the right. */
export function makeRoom(store: Store): void {
  if (posting.asked > 0) untrack(() => (store.selection.panel = null));
}

/** Shows what has just become due, unless the person is in the middle of something. */
function take(store: Store, count: DueCount): void {
  const [before, { isMinute }] = [posting.count, posting];
  posting.count = count;
  posting.isMinute = false;
  const isNew = isMinute && before && count.due.some((post) => !before.due.includes(post));
  if (!isNew || isBusy(store)) return;
  posting.takesFocus = false;
  rightPlace.open("posting");
}

/** Returns true if something is open at the right or a dialog is, a text is typed or a card is held. */
function isBusy({ selection, cards }: Store): boolean {
  const isOpen = rightPlace.shown !== null || selection.panel !== null || dialogs.dialog !== null;
  return isOpen || isTextField(document.activeElement) || cards.carriedIds.size > 0;
}
