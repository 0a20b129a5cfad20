// Remembers on this machine how a plan's window was left: its view, its tray and the width of its composer. And for as long as the window is
// open, where its page is, in case that crashes and is loaded again.

import * as ipc from "../ipc";
import type { WindowLook, WindowPlace } from "../bindings";
import { VIEWS } from "../model/range";
import type { Store } from "./store.svelte";

/** The look as last remembered. */
let remembered = "";

/** Shows the remembered view, tray and width of the composer. */
export function restore(store: Store, look: WindowLook): void {
  const view = VIEWS.find((view) => view === look.view);
  if (view) store.calendar.view = view;
  // The opening has the cards of one week. Those of the other weeks of the month are read now.
  if (view === "month") store.calendar.show(store.calendar.date, view).catch(() => {});
  store.calendar.trayFold.choice = look.tray;
  store.selection.isWide = look.wide_composer;
  remembered = JSON.stringify(lookOf(store));
}

/** Remembers the look if it has changed. Failures are ignored. */
export function remember(store: Store): void {
  const look = lookOf(store);
  const text = JSON.stringify(look);
  if (text === remembered) return;
  remembered = text;
  ipc.rememberLook(look).catch(() => {});
}

/** Shows the day and the post that the page showed before it crashed. */
export function returnTo(store: Store, { date, post }: WindowPlace): void {
  store.calendar.show(date).catch(() => {});
  if (post) store.selection.panel = { kind: "edit", id: post };
}

function lookOf({ calendar, selection }: Store): WindowLook {
  return { view: calendar.view, tray: calendar.trayFold.choice, wide_composer: selection.isWide };
}
