// Lists the palette's entries for typed words: a date to go to, commands with these words in their names, and
// the posts that the program found. Pure.

import type { Card, Found } from "../bindings";
import type { Command } from "../commands/commands";
import { readDate } from "../controls/read-date";

export type Entry =
  | { kind: "date"; id: string; date: string }
  | { kind: "command"; id: string; command: Command }
  | { kind: "post"; id: string; found: Found };

/** The most commands listed for typed words, so that posts stay visible below them. */
const MOST = 6;

/** Returns the entries for the typed words; without words, all commands. */
export function entries(
  typed: string,
  commands: readonly Command[],
  found: readonly Found[],
  today: string,
): Entry[] {
  const date = readDate(typed, today);
  const called = typed.trim() === "" ? commands : matchingCommands(typed, commands).slice(0, MOST);
  return [
    ...(date ? [{ kind: "date" as const, id: "date", date }] : []),
    ...called.map((command) => ({ kind: "command" as const, id: command.id, command })),
    ...found.map((found) => ({ kind: "post" as const, id: found.card.id, found })),
  ];
}

/** Returns the commands whose name or id contains every word. Matches at the start of words come first. */
export function matchingCommands(typed: string, commands: readonly Command[]): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = commands.flatMap((command) => {
    const rank = rankOf(words, `${command.message()} ${command.id}`.toLowerCase());
    return rank === null ? [] : [{ command, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ command }) => command);
}

/** Returns how well the words match a name, 0 best; null if a word is missing. */
function rankOf(words: readonly string[], name: string): number | null {
  let rank = 0;
  for (const word of words) {
    const at = name.indexOf(word);
    if (at < 0) return null;
    rank += at === 0 ? 0 : /[\p{L}\p{N}]/u.test(name[at - 1]!) && !isHan(word) ? 2 : 1;
  }
  return rank;
}

function isHan(word: string): boolean {
  return /^\p{Script=Han}/u.test(word);
}

/** Returns the active index after an arrow key. Wraps around at both ends. */
export function wrapIndex(active: number, by: number, count: number): number {
  return count === 0 ? 0 : (active + by + count) % count;
}

export function isScheduled(card: Card): card is Card & { date: string; minute: number } {
  return card.date !== null && card.minute !== null;
}
