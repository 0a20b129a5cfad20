// How a platform shows a text: where it folds it, and which parts of it are links.

import type { Platform } from "../bindings";

/** A part of a text: plain, a link, or too long for the platform. */
export interface Part {
  text: string;
  kind: "plain" | "link" | "excess";
}

const LINK = /https?:\/\/[^\s<>]+/g;
const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Returns the text in parts. `fits` is how many UTF-16 code units the platform takes; null if it takes all. */
export function partsOf(text: string, fits: number | null): Part[] {
  const end = fits ?? text.length;
  const parts: Part[] = linked(text.slice(0, end));
  return end < text.length ? [...parts, { text: text.slice(end), kind: "excess" }] : parts;
}

/** Returns how many UTF-16 code units the platform shows before it folds a text in its feed; null if it shows all. */
export function foldOf({ limits }: Pick<Platform, "limits">, text: string): number | null {
  const most = limits.find(({ what }) => what === "fold")?.most ?? null;
  if (most === null || text.length <= most) return null;
  let count = 0;
  for (const { index } of characters.segment(text)) {
    if (count === most) return index;
    count += 1;
  }
  return null;
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
