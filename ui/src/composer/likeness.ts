// How a platform shows a text: where it folds it, and which parts of it are links.

/** After how many characters a platform folds a text in its feed (Instagram and Weibo, as their apps show it, 2026-11). */
const FOLDS: Record<string, number> = { instagram: 125, weibo: 140 };

/** A part of a text: plain, a link, or too long for the platform. */
export interface Part {
  text: string;
  kind: "plain" | "link" | "excess";
}

const LINK = /https?:\/\/[^\s<>]+/g;

/** Returns the text in parts. `fits` is how many UTF-16 code units the platform takes; null if it takes all. */
export function partsOf(text: string, fits: number | null): Part[] {
  const end = fits ?? text.length;
  const parts: Part[] = linked(text.slice(0, end));
  return end < text.length ? [...parts, { text: text.slice(end), kind: "excess" }] : parts;
}

/** Returns how many characters are shown before the text is folded; null if all are. */
export function foldOf(platform: string, text: string): number | null {
  const fold = FOLDS[platform];
  return fold !== undefined && [...text].length > fold ? fold : null;
}

function linked(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: link, index } of text.matchAll(LINK)) {
    if (index > from) parts.push({ text: text.slice(from, index), kind: "plain" });
    parts.push({ text: link, kind: "link" });
    from = index + link.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), kind: "plain" });
  return parts;
}
