// The emoji that can be inserted, and the search among them. Pure, but for the lists.

import en from "emojibase-data/en/compact.json";
import zh from "emojibase-data/zh/compact.json";
import type { getLocale } from "../paraglide/runtime";

type Language = ReturnType<typeof getLocale>;

export interface Emoji {
  unicode: string;
  /** The number of its group in the list (emojibase.dev/docs/datasets). */
  group: number;
  names: Record<Language, string>;
  /** What is searched: the names and tags in both languages, in lower case, one a line. */
  words: string;
}

/** The group of skin tones and hair, which are no emoji of their own. */
const COMPONENTS = 2;

/** The most emoji that a search shows. */
const MOST = 96;

/** All emoji, in the order of the list. */
export const EMOJI: readonly Emoji[] = joined();

function joined(): Emoji[] {
  const chinese = new Map(zh.map((emoji) => [emoji.unicode, emoji]));
  const shown = en.filter(({ group }) => group !== undefined && group !== COMPONENTS);
  return shown
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ unicode, label, tags, group }) => {
      const other = chinese.get(unicode);
      const words = [label, ...(tags ?? []), ...(other ? [other.label, ...(other.tags ?? [])] : [])];
      return { unicode: plain(unicode), group: group!, names: { en: label, "zh-CN": other?.label ?? label }, words: words.join("\n").toLowerCase() };
    });
}

/** Returns an emoji without the sign that asks for colours, where it has these anyway. */
function plain(unicode: string): string {
  return unicode.replace(/^(\p{Emoji_Presentation})\u{FE0F}$/u, "$1");
}

/** Returns the emoji whose names and tags contain every word. Those with words that begin so come first. */
export function search(typed: string, emoji: readonly Emoji[] = EMOJI): Emoji[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  const ranked = emoji.flatMap((found) => {
    const ranks = words.map((word) => rankOf(word, found));
    return ranks.includes(Infinity) ? [] : [{ found, rank: ranks.reduce((sum, rank) => sum + rank, 0) }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ found }) => found);
}

/** Returns how well a word matches, 0 best: the name, a tag, the beginning of a word, any place; infinite for none. */
function rankOf(word: string, { words, names }: Emoji): number {
  if (!words.includes(word)) return Infinity;
  const lines = words.split("\n");
  if (Object.values(names).includes(word)) return 0;
  if (lines.includes(word)) return 1;
  return lines.some((line) => line.split(" ").some((part) => part.startsWith(word))) ? 2 : 3;
}
