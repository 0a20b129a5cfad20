// Reads pasted feedback: an entry a line, its sentiment by a sign at its beginning, its person by an @ name.

import type { FeedbackEdit } from "../bindings";

const SIGNS: Record<string, number> = { "+": 1, "-": -1, "−": -1 };

/** Returns an entry for each line that says something. */
export function linesOf(text: string): FeedbackEdit[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== "").map(entryOf);
}

function entryOf(line: string): FeedbackEdit {
  const sentiment = SIGNS[line[0]!] ?? 0;
  const said = sentiment === 0 ? line : line.slice(1).trim() || line;
  const person = /^@([\w.]+)[:：]?\s+(.+)$/u.exec(said);
  const kind = sentiment < 0 ? "complaint" : sentiment > 0 ? "praise" : /[?？]$/.test(said) ? "question" : "comment";
  return { text: person ? person[2]! : said, sentiment, kind, ...(person && { handle: `@${person[1]}` }) };
}
