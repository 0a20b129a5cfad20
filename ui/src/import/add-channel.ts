import type { NewChannel, Platform } from "../bindings";

/** Returns a channel with a name of a file, on the platform that the name tells, which the import adds with its posts. */
export function channelNamed(name: string, platforms: Iterable<Platform>): NewChannel {
  return { platform: platformIn(name, platforms), name };
}

/** Returns the platform whose name is in a text, the longest such name; `other` if none is. */
export function platformIn(text: string, platforms: Iterable<Pick<Platform, "id" | "name">>): string {
  const words = text.toLowerCase();
  const isNamed = (name: string) => (name.length > 1 ? words.includes(name.toLowerCase()) : words.trim() === name.toLowerCase());
  const found = [...platforms].filter(({ id, name }) => [id, name.en, name.zh].some(isNamed));
  return found.sort((a, b) => b.name.en.length - a.name.en.length)[0]?.id ?? "other";
}
