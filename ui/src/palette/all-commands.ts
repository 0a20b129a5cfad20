// Collects all commands of the palette: those for the selected posts, those of the window, and those made
// from the plan's channels, campaigns and other rows.

import type { PostId } from "../bindings";
import { type Command, commands } from "../commands/commands";
import type { Store } from "../store/store.svelte";
import { filterCommands } from "./filter-commands";
import { settingsCommands } from "./settings-commands";
import { planCommands } from "./plan-commands";
import { postCommands } from "./post-commands";

/** Returns the commands that can run now. `posts` are the selected ones, or the focused one. */
export function allCommands(store: Store, posts: readonly PostId[]): Command[] {
  const all = [...postCommands(store, posts), ...commands, ...filterCommands(store), ...planCommands(store), ...settingsCommands(store)];
  return all.filter(({ id, run, when }) => run && id !== "palette" && (!when || when(store)));
}
