// Files that are dropped on the window: on a card or the composer they are added to its post, on a cell of the calendar
// they make a new one. The program keeps their paths (src-tauri/app/file_drop.rs).

import type { ChannelId, LocalTime, PostId } from "../bindings";
import { placeInCell } from "../calendar/views/handle-clicks";
import { m } from "../paraglide/messages";
import type { Actions } from "../store/actions/actions";
import { addDroppedMedia, addPostWithDropped } from "../store/actions/media";
import { toast } from "../store/toast.svelte";

/** Where files were dropped, in pixels of the page, and their names without endings. */
interface Dropped {
  x: number;
  y: number;
  names: string[];
}

/** Starts taking dropped files. Returns a function that stops it. */
export function takeDroppedFiles(actions: Actions): () => void {
  const drop = (event: Event) => void taken(actions, (event as CustomEvent<Dropped>).detail);
  window.addEventListener("daymark-drop", drop);
  return () => window.removeEventListener("daymark-drop", drop);
}

async function taken(actions: Actions, { x, y, names }: Dropped): Promise<void> {
  const { selection } = actions.store;
  const target = document.elementFromPoint(x, y);
  const card = target?.closest<HTMLElement>("[data-post]");
  const cell = target?.closest<HTMLElement>("[data-cell][data-date]");
  if (target?.closest("[data-panel]") && selection.openPostId) await addDroppedMedia(actions, selection.openPostId);
  else if (card) await addDroppedMedia(actions, card.dataset.post as PostId);
  else if (cell) await newPost(actions, placeInCell(cell, y), names[0] ?? "");
  else toast.warn(m.media_drop_where());
}

/** Adds a post with the dropped files, as one step of undo, and opens it. */
async function newPost(actions: Actions, place: { at: LocalTime; channel: ChannelId | null }, name: string): Promise<void> {
  const { store } = actions;
  const channel = place.channel ?? store.calendar.shownChannels[0]?.id;
  if (!channel) return;
  const id = await addPostWithDropped(actions, {
    channels: [channel], at: place.at, zone: store.plan.settings.zone, title: name.trim() || m.media_untitled(),
  });
  if (id) store.selection.panel = { kind: "edit", id };
}
