// All that the palette offers: what can be done to the chosen posts, what has a key or a place of its
// own, and what comes of what is in the plan. Only what can be done now is among it.

import type { PostId } from "../bindings";
import { type Command, commands } from "../commands/commands";
import type { Store } from "../store/store.svelte";
import { ofFilter } from "./of-filter";
import { ofLooks } from "./of-looks";
import { ofPlan } from "./of-plan";
import { ofPosts } from "./of-posts";

/** `posts` are those that the palette was opened on: the selected ones, or the one in focus. */
export function everything(store: Store, posts: readonly PostId[]): Command[] {
  const all = [...ofPosts(store, posts), ...commands, ...ofFilter(store), ...ofPlan(store), ...ofLooks(store)];
  return all.filter(({ id, run, when }) => run && id !== "palette" && (!when || when(store)));
}
