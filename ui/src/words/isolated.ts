// Isolates a person's text in a message, if its direction of writing may differ from that of the message.

/** Letters that run from right to left (Unicode 17, the blocks of Bidi_Class R and AL), and direction marks. */
const RIGHT_TO_LEFT =
  /[\u{590}-\u{8FF}\u{FB1D}-\u{FDFF}\u{FE70}-\u{FEFF}\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/u;

/** Returns the text, between marks that give it its own direction if it contains letters or marks from right to left. */
export function isolated(value: unknown): string {
  const text = `${value}`;
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
