import type { ChannelId, Platform } from "../bindings";
import * as ipc from "../ipc";
import type { Actions } from "../store/actions/actions";

/** Adds a channel with a name of a file, on the platform that the name tells; undefined if that is refused. */
export async function addNamedChannel(actions: Actions, name: string): Promise<ChannelId | undefined> {
  const platform = platformIn(name, actions.store.plan.platforms.values());
  let added: ChannelId[] = [];
  await actions.attempt(async () => {
    const [changes, ids] = await ipc.addChannels([{ platform, name }]);
    added = ids;
    return changes;
  });
  return added[0];
}

/** Returns the platform whose name is in a text, the longest such name; `other` if none is. */
export function platformIn(text: string, platforms: Iterable<Pick<Platform, "id" | "name">>): string {
  const words = text.toLowerCase();
  const isNamed = (name: string) => (name.length > 1 ? words.includes(name.toLowerCase()) : words.trim() === name.toLowerCase());
  const found = [...platforms].filter(({ id, name }) => [id, name.en, name.zh].some(isNamed));
  return found.sort((a, b) => b.name.en.length - a.name.en.length)[0]?.id ?? "other";
}
