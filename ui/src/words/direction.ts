// The direction of writing of a person's texts, which may differ from that of the page and its messages.

/** Letters that run from right to left (Unicode 17, the blocks of Bidi_Class R and AL), and direction marks. */
const RIGHT_TO_LEFT =
  /[\u{590}-\u{8FF}\u{FB1D}-\u{FDFF}\u{FE70}-\u{FEFF}\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/u;

/**
 * Returns the `dir` attribute of the element that shows the text: "auto" if the text contains letters or marks from right
 * to left, else none. An element with `dir` costs the engine a pass over its text and a layout of its own, which a thousand
 * cards are spared.
 */
export function directionOf(text: string | null | undefined): "auto" | undefined {
  return text && RIGHT_TO_LEFT.test(text) ? "auto" : undefined;
}

/** Returns the text, between marks that give it its own direction if it contains letters or marks from right to left. */
export function isolated(value: unknown): string {
  const text = `${value}`;
  return directionOf(text) ? `\u2068${text}\u2069` : text;
}
