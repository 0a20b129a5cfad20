// Rearranges posts, and puts them into free slots.

import type { Card, PostId, Rearrangement, Target } from "../../bindings";
import * as ipc from "../../ipc";
import { rearrangeRefusal } from "../../words/refusals";
import { scopes } from "../ask-scope.svelte";
import { toast } from "../toast.svelte";
import type { Actions } from "./actions";
import { cardsOf } from "./posts";

/**
 * Rearranges posts; returns false if the person cancels, and throws a refusal. For a single post of a series,
 * asks how much of the series moves along.
 */
export async function rearrange(actions: Actions, rearrangement: Rearrangement): Promise<boolean> {
  const { store } = actions;
  const cards = "posts" in rearrangement ? cardsOf(store, rearrangement.posts) : [];
  const previewCards = isOfSeries(cards) ? (await ipc.previewRearrangement(rearrangement)).preview_cards : [];
  const scope = await scopes.ask("move", cards);
  if (scope === null) return false;
  const target = previewCards[0] && targetAt(previewCards[0], store.plan.settings.zone);
  const change =
    scope !== "this" && target
      ? () => ipc.changeSeries(cards[0]!.id, scope, { change: "move", target })
      : () => ipc.rearrange(rearrangement);
  await actions.run(change, { cards });
  return true;
}

/** Puts posts into the next free slots of their channels. */
export async function fillSlots(actions: Actions, posts: PostId[]): Promise<void> {
  try {
    await rearrange(actions, { kind: "fill", posts });
  } catch (error) {
    toast.warn(rearrangeRefusal(error, "fill"));
  }
}

const isOfSeries = (cards: readonly Card[]) => cards.length === 1 && cards[0]!.in_series;

function targetAt({ date, minute }: Card, zone: string): Target | null {
  if (date === null || minute === null) return null;
  return { when: { to: "at", at: { date, minute } }, zone };
}
