// How a plan's window is left and found again on this machine: the view, and the tray.

import * as ipc from "../ipc";
import type { WindowLook } from "../bindings";
import { VIEWS, type View } from "../model/range";
import type { Store } from "./store.svelte";

/** What is remembered by now. */
let kept = "";

export function restore(store: Store, look: WindowLook): void {
  const view = VIEWS.find((one) => one === look.view);
  if (view) store.calendar.view = view;
  // The weeks around that of the opening come a moment later.
  if (view === "month") store.calendar.show(store.calendar.date, view).catch(() => {});
  store.calendar.trayFold.chosen = look.tray;
  kept = said(store.calendar.view, store.calendar.trayFold.chosen);
}

/** `tray` is how the person has it, null where they have not said. Nobody waits for it, and a window that is not remembered is a window like any other. */
export function remember(view: View, tray: boolean | null): void {
  if (said(view, tray) === kept) return;
  kept = said(view, tray);
  ipc.rememberLook(view, tray).catch(() => {});
}

const said = (view: View, tray: boolean | null) => `${view} ${tray}`;
