// The actions on posts. Each shows its effect at once if it can, and reverts it if the plan refuses.

import type { Card, Changes, ChannelId, PostId, SeriesChange, Categories, Status, Target, UnsharedMove } from "../../bindings";
import * as ipc from "../../ipc";
import { movedCard, targetOfGroup } from "../../model/moves";
import { scopes } from "../ask-scope.svelte";
import type { Store } from "../store.svelte";
import type { Actions } from "./actions";

/** Moves posts. `cards` are their cards, which the store may no longer have after a long drag. */
export function movePosts(
  actions: Actions,
  ids: PostId[],
  target: Target,
  cards = cardsOf(actions.store, ids),
): Promise<void> {
  const zonedTarget = zoned(actions.store, target);
  const request = () => ipc.movePosts(ids, zonedTarget);
  const series = target.when.to === "tray" ? null : ({ change: "move", target: zonedTarget } as const);
  return runOptimistically(actions, cards, (card) => movedCard(card, target), request, series);
}

/** Adds a post of the same item on another channel; returns null if the plan refuses, and shows why. */
export async function addSibling(actions: Actions, id: PostId, channel: ChannelId): Promise<PostId | null> {
  let made: PostId | null = null;
  const add = async () => {
    const [changes, added] = await ipc.addSibling(id, channel);
    made = added;
    return changes;
  };
  return (await actions.attempt(add)) ? made : null;
}

/** Moves a post, and the same post on other channels if the person wants it. */
export async function moveWithSiblings(actions: Actions, card: Card, target: Target): Promise<void> {
  const { store } = actions;
  if (!asksAboutSiblings(card, target)) return movePosts(actions, [card.id], target, [card]);
  store.cards.put([movedCard(card, target)]);
  const asked = await moveUnshared(actions, card, target);
  if (asked === null) return goBack(store, [card]);
  if ("shared" in asked) return moveShared(actions, card, target, asked.shared);
  await actions.run(async () => asked.moved, { cards: [card] }).catch(() => goBack(store, [card]));
}

/** Moves a post that shares its item with no other; returns null if the plan refuses. */
async function moveUnshared(actions: Actions, card: Card, target: Target): Promise<UnsharedMove | null> {
  const { store } = actions;
  try {
    return await store.pending.during([card.id], () => ipc.moveUnshared(card.id, zoned(store, target)));
  } catch (error) {
    actions.refuse(error);
    return null;
  }
}

/** Asks whether the other posts of the item move along, and moves them. */
async function moveShared(actions: Actions, card: Card, target: Target, others: PostId[]): Promise<void> {
  const { store } = actions;
  const ask = () => scopes.askSiblings(card.title, others.length + 1);
  const answer = await store.pending.during([card.id], ask);
  if (answer === null) return goBack(store, [card]);
  if (answer === "this") return movePosts(actions, [card.id], target, [card]);
  store.cards.put([card]);
  return movePosts(actions, [card.id, ...others], targetOfGroup(card, target));
}

/** Returns the target with its time in the plan's time zone. */
function zoned({ plan }: Store, target: Target): Target {
  return { zone: plan.settings.zone, ...target };
}

/** Sets the status of posts. Publishing a post never affects others of its series. */
export function setStatus(actions: Actions, ids: PostId[], status: Status): Promise<void> {
  const request = () => ipc.setStatus(ids, status);
  const series = status === "published" ? null : ({ change: "status", status } as const);
  return runOptimistically(actions, cardsOf(actions.store, ids), (card) => ({ ...card, status }), request, series);
}

/** Sets the campaign, the pillar or labels of posts. */
export function categorizePosts(actions: Actions, ids: PostId[], categories: Categories): Promise<boolean> {
  return actions.attempt(() => ipc.categorizePosts(ids, categories), cardsOf(actions.store, ids));
}

/** Copies posts to where a move would put them; returns the copies' ids. */
export function copyPosts(actions: Actions, ids: PostId[], target: Target, status?: Status): Promise<PostId[]> {
  const { zone } = actions.store.plan.settings;
  return made(actions, () => ipc.copyPosts(ids, { zone, ...target }, status));
}

/** Duplicates posts; returns the copies' ids. */
export function duplicatePosts(actions: Actions, ids: PostId[]): Promise<PostId[]> {
  return made(actions, () => ipc.duplicatePosts(ids));
}

/** Deletes posts; returns false if the person cancels or the plan refuses. */
export async function deletePosts(actions: Actions, ids: PostId[]): Promise<boolean> {
  const { store } = actions;
  const cards = cardsOf(store, ids);
  const scope = await scopes.ask("delete", cards);
  if (scope === null) return false;
  const isDeleted =
    scope === "this"
      ? await actions.attempt(() => ipc.deletePosts(ids), cards)
      : await actions.attempt(() => ipc.changeSeries(ids[0]!, scope, { change: "delete" }));
  const { openPostId } = store.selection;
  if (isDeleted && openPostId !== null && ids.includes(openPostId)) store.selection.panel = null;
  return isDeleted;
}

/** Returns those cards of the posts that are loaded. */
export function cardsOf(store: Store, ids: readonly PostId[]): Card[] {
  return ids.flatMap((id) => store.cards.get(id) ?? []);
}

/**
 * Shows a change before the program has answered. Reverts it if the plan refuses, or if the person cancels
 * the question how much of a series to change. `series` is null for changes that don't ask.
 */
async function runOptimistically(
  actions: Actions,
  before: readonly Card[],
  change: (card: Card) => Card,
  request: () => Promise<Changes>,
  series: SeriesChange | null,
): Promise<void> {
  const { store } = actions;
  store.cards.put(before.map(change));
  const ids = before.map(({ id }) => id);
  try {
    const ask = () => scopes.ask(series!.change, before);
    const scope = series ? await store.pending.during(ids, ask) : "this";
    if (scope === null) return goBack(store, before);
    const isAlone = scope === "this" || series === null;
    const change = isAlone ? request : () => ipc.changeSeries(before[0]!.id, scope, series);
    await actions.run(() => store.pending.during(ids, change), { cards: before });
  } catch {
    await goBack(store, before);
  }
}

async function goBack(store: Store, before: readonly Card[]): Promise<void> {
  store.cards.put(before);
  await store.settle().catch(() => {
    // Everything is read again when the plan can be read.
  });
}

async function made(actions: Actions, make: () => Promise<[Changes, PostId[]]>): Promise<PostId[]> {
  let made: PostId[] = [];
  await actions.attempt(async () => {
    const [changes, copies] = await make();
    made = copies;
    return changes;
  });
  return made;
}

/** Returns whether a move only changes the time. Posts of a series are asked about their series instead. */
function asksAboutSiblings(card: Card, target: Target): boolean {
  const after = movedCard(card, target);
  const isMoved = after.date !== card.date || after.minute !== card.minute;
  return isMoved && !card.in_series && card.date !== null && after.date !== null && after.channel === card.channel;
}
