// Finds the posts of the visible days and the tray that contain the filter's words in any of their texts.

import type { Card, PostId } from "../bindings";
import { addDays } from "../model/dates";
import * as ipc from "../ipc";
import type { Store } from "../store/store.svelte";
import { passes } from "../model/filter";

let turn = 0;

/** Reads the matches from the program. Drops an answer to an older request. */
export async function loadTextMatches(store: Store): Promise<void> {
  const { filterWords: words, from, to } = store.calendar;
  void store.plan.revision;
  const asked = (turn += 1);
  const matches = words === "" ? [] : await readMatches(words, from, to);
  if (asked !== turn || isSame(store.calendar.textMatches, matches)) return;
  store.calendar.textMatches = new Set(matches);
}

/** Returns whether the filter hides a card, also on days that aren't visible. */
export async function isHidden(store: Store, card: Card): Promise<boolean> {
  if (passes(card, store.calendar.activeFilter, store.calendar.textMatches)) return false;
  const day = card.date ?? store.plan.now.date;
  const matches = store.calendar.filterWords === "" ? [] : await readMatches(store.calendar.filterWords, day, addDays(day, 1));
  return !passes(card, store.calendar.activeFilter, new Set(matches));
}

/** Returns the posts that contain the words; none if the plan can't be read: titles match without it. */
async function readMatches(words: string, from: string, to: string): Promise<PostId[]> {
  try {
    return await ipc.postsSaying(words, from, to);
  } catch {
    return [];
  }
}

function isSame(before: ReadonlySet<PostId>, after: PostId[]): boolean {
  return before.size === after.length && after.every((id) => before.has(id));
}
