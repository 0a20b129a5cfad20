// The emoji that were inserted last, on this computer.

const KEY = "daymark.emoji";

/** The most that are remembered. */
const MOST = 24;

/** Returns the emoji, the one inserted last first. */
export function recentEmoji(): string[] {
  return (localStorage.getItem(KEY) ?? "").split(" ").filter(Boolean);
}

export function rememberEmoji(emoji: string): void {
  const others = recentEmoji().filter((other) => other !== emoji);
  localStorage.setItem(KEY, [emoji, ...others].slice(0, MOST).join(" "));
}
