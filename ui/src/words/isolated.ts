// Keeps text of a person apart from the sentence around it, where the two may run in different directions.

/** Letters that run from right to left (Unicode 17, the blocks of Bidi_Class R and AL), and marks of direction. */
const RIGHT_TO_LEFT =
  /[\u{590}-\u{8FF}\u{FB1D}-\u{FDFF}\u{FE70}-\u{FEFF}\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/u;

/** Returns what is put into a message, between marks that give it its own direction where it needs one. */
export function isolated(value: unknown): string {
  const text = `${value}`;
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
