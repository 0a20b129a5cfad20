// What the palette lists for what is typed: a day to go to, commands that are called so, posts that
// say it. Pure; the posts come from the program.

import type { Card, Found } from "../bindings";
import type { Command } from "../commands/commands";
import { readDate } from "../controls/read-date";

export type Entry =
  | { kind: "date"; id: string; date: string }
  | { kind: "command"; id: string; command: Command }
  | { kind: "post"; id: string; found: Found };

/** As many commands as leave the posts in sight. */
const MOST = 6;

export function entries(
  typed: string,
  commands: readonly Command[],
  found: readonly Found[],
  today: string,
): Entry[] {
  const date = readDate(typed, today);
  const called = typed.trim() === "" ? commands : named(typed, commands).slice(0, MOST);
  return [
    ...(date ? [{ kind: "date" as const, id: "date", date }] : []),
    ...called.map((command) => ({ kind: "command" as const, id: command.id, command })),
    ...found.map((found) => ({ kind: "post" as const, id: found.card.id, found })),
  ];
}

/** Commands in whose name or id every word stands; those whose words begin so come first. */
export function named(typed: string, commands: readonly Command[]): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = commands.flatMap((command) => {
    const rank = rankOf(words, `${command.message()} ${command.id}`.toLowerCase());
    return rank === null ? [] : [{ command, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ command }) => command);
}

/** The lower the better; null where a word is missing. */
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

/** Where the choice goes with an arrow key; round at the ends. */
export function step(active: number, by: number, count: number): number {
  return count === 0 ? 0 : (active + by + count) % count;
}

export function isScheduled(card: Card): card is Card & { date: string; minute: number } {
  return card.date !== null && card.minute !== null;
}
