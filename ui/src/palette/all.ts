// Collects all commands of the palette: those for the selected posts, those of the window, and those made
// from the plan's channels, campaigns and other rows.

import type { PostId } from "../bindings";
import { type Command, commands } from "../commands/commands";
import type { Store } from "../store/store.svelte";
import { ofFilter } from "./of-filter";
import { ofLooks } from "./of-looks";
import { ofPlan } from "./of-plan";
import { ofPosts } from "./of-posts";

/** Returns the commands that can run now. `posts` are the selected ones, or the focused one. */
export function everything(store: Store, posts: readonly PostId[]): Command[] {
  const all = [...ofPosts(store, posts), ...commands, ...ofFilter(store), ...ofPlan(store), ...ofLooks(store)];
  return all.filter(({ id, run, when }) => run && id !== "palette" && (!when || when(store)));
}
