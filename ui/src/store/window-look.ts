// Remembers on this machine how a plan's window was left: its view and its tray. And for as long as the window is
// open, where its page is, in case that crashes and is loaded again.

import * as ipc from "../ipc";
import type { WindowLook, WindowPlace } from "../bindings";
import { VIEWS, type View } from "../model/range";
import type { Store } from "./store.svelte";

/** The view and the tray as last remembered. */
let remembered = "";

/** Shows the remembered view and tray. */
export function restore(store: Store, look: WindowLook): void {
  const view = VIEWS.find((view) => view === look.view);
  if (view) store.calendar.view = view;
  // The opening has the cards of one week. Those of the other weeks of the month are read now.
  if (view === "month") store.calendar.show(store.calendar.date, view).catch(() => {});
  store.calendar.trayFold.choice = look.tray;
  remembered = joined(store.calendar.view, store.calendar.trayFold.choice);
}

/** Remembers the view and the person's choice for the tray, null without one. Failures are ignored. */
export function remember(view: View, tray: boolean | null): void {
  if (joined(view, tray) === remembered) return;
  remembered = joined(view, tray);
  ipc.rememberLook(view, tray).catch(() => {});
}

/** Shows the day and the post that the page showed before it crashed. */
export function returnTo(store: Store, { date, post }: WindowPlace): void {
  store.calendar.show(date).catch(() => {});
  if (post) store.selection.panel = { kind: "edit", id: post };
}

const joined = (view: View, tray: boolean | null) => `${view} ${tray}`;
