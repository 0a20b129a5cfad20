// Finds the posts of the shown days and of the tray that contain the words of the filter beyond their titles.

import type { Card, PostId } from "../bindings";
import { addDays } from "../model/dates";
import * as ipc from "../ipc";
import type { Store } from "../store/store.svelte";
import { passes } from "../model/filter";

let turn = 0;

/** Asks the program for the matches; an answer to an older question is dropped. */
export async function loadTextMatches(store: Store): Promise<void> {
  const { filterWords: words, from, to } = store.calendar;
  void store.plan.revision;
  const asked = (turn += 1);
  const said = words === "" ? [] : await saying(words, from, to);
  if (asked !== turn || isSame(store.calendar.textMatches, said)) return;
  store.calendar.textMatches = new Set(said);
}

/** Whether the filter hides a card, wherever that is. */
export async function isHidden(store: Store, card: Card): Promise<boolean> {
  if (passes(card, store.calendar.activeFilter, store.calendar.textMatches)) return false;
  const day = card.date ?? store.plan.now.date;
  const said = store.calendar.filterWords === "" ? [] : await saying(store.calendar.filterWords, day, addDays(day, 1));
  return !passes(card, store.calendar.activeFilter, new Set(said));
}

/** None where the plan can't be read now: what stands in the titles is shown all the same. */
async function saying(words: string, from: string, to: string): Promise<PostId[]> {
  try {
    return await ipc.postsSaying(words, from, to);
  } catch {
    return [];
  }
}

function isSame(before: ReadonlySet<PostId>, after: PostId[]): boolean {
  return before.size === after.length && after.every((id) => before.has(id));
}
