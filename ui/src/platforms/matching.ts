// Finds platforms by their names.

import type { Platform } from "../bindings";

/** Returns the platforms with the typed words in one of their names. */
export function matching(typed: string, platforms: readonly Platform[]): Platform[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return platforms.filter(({ id, name }) => {
    const names = `${name.en} ${name.zh} ${id}`.toLowerCase();
    return words.every((word) => names.includes(word));
  });
}
