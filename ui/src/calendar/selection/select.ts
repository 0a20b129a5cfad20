// Changes the selection of posts.

import type { PostId } from "../../bindings";
import type { Store } from "../../store/store.svelte";
import { focusedPost } from "../focus/focused-post";

/** Adds a post to the selection, or removes it. */
export function toggleSelected(store: Store, id: PostId): void {
  const selected = new Set(store.selection.selected);
  if (!selected.delete(id)) selected.add(id);
  store.selection.selected = selected;
  store.selection.selectedFrom = id;
}

/**
 * Selects all posts from the one selected first to this one. They are ordered by time, the tray last, so that
 * it is the same in every view; in the list, as they are listed.
 */
export function extendSelection(store: Store, stage: HTMLElement, id: PostId): void {
  const { view, visible, tray } = store.calendar;
  const order = view === "list" ? idsIn(stage) : [...visible, ...tray].map((card) => card.id);
  const from = order.indexOf(store.selection.selectedFrom ?? id);
  const to = order.indexOf(id);
  const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
  store.selection.selected = new Set(order.slice(first, last + 1));
  store.selection.selectedFrom = order[from < 0 ? to : from] ?? null;
}

/** Removes posts that are no longer visible from the selection, so that no action changes them unseen. */
export function dropInvisible(store: Store): void {
  const { selectedIds, selected } = store.selection;
  if (selectedIds.length < selected.size) store.selection.selected = new Set(selectedIds);
}

/** Selects all visible posts, without those in the tray. */
export function selectAll(store: Store): void {
  store.selection.selected = new Set(store.calendar.visible.map(({ id }) => id));
  store.selection.selectedFrom = store.calendar.visible[0]?.id ?? null;
}

/** Clears the selection; returns whether anything was selected. */
export function clearSelection(store: Store): boolean {
  const had = store.selection.selected.size > 0;
  if (had) store.selection.selected = new Set();
  store.selection.selectedFrom = null;
  return had;
}

/** Returns the posts that a key acts on: the selected ones, or the focused one if it isn't selected. */
export function postsToActOn(store: Store): PostId[] {
  const id = focusedPost();
  if (!id || store.selection.selected.has(id)) return store.selection.selectedIds;
  return [id];
}

function idsIn(stage: HTMLElement): PostId[] {
  return [...stage.querySelectorAll<HTMLElement>("[data-post]")].map((card) => card.dataset.post as PostId);
}
