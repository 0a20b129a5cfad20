// Prints the visible view.

import { mount, unmount } from "svelte";
import * as ipc from "../ipc";
import { m } from "../paraglide/messages";
import type { Store } from "../store/store.svelte";
import { toast } from "../store/toast.svelte";
import { headingOf } from "../words/heading";
import { refusalText } from "../words/refusals";
import PrintSheet from "./PrintSheet.svelte";

/** Prints the visible view, or saves it as a PDF where the system has no dialog for both. Does nothing while it prints. */
export async function printView(store: Store): Promise<void> {
  const { dataset } = document.documentElement;
  if ("printing" in dataset) return;
  dataset.printing = "";
  try {
    await printDrawn(store);
  } catch (error) {
    toast.warn(refusalText(error));
  } finally {
    delete dataset.printing;
  }
}

async function printDrawn(store: Store): Promise<void> {
  const paper = await drawn(store);
  try {
    const printed = await ipc.printView(nameOf(store));
    if (printed === "dialog") await new Promise((resolve) => addEventListener("afterprint", resolve, { once: true }));
    else if (printed !== "cancelled") toast.say(m.print_saved({ path: printed.saved }));
  } finally {
    void unmount(paper);
  }
}

function nameOf({ plan, calendar }: Store): string {
  return `${plan.settings.name} ${headingOf(calendar.view, calendar.date, calendar.days)}`;
}

/** Draws the pages, unseen. */
function drawn(store: Store): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    const paper: Record<string, unknown> = mount(PrintSheet, { target: document.body, props: { store, onready: () => setTimeout(() => resolve(paper)) } });
  });
}
