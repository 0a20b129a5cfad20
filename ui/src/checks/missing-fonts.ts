// Scripts that this computer has no font for: their letters are drawn as boxes.

/** Scripts of ISO 15924, as patterns name them and as `Intl.DisplayNames` wants them. */
const SCRIPTS = {
  Arabic: "Arab",
  Armenian: "Armn",
  Bengali: "Beng",
  Cyrillic: "Cyrl",
  Devanagari: "Deva",
  Ethiopic: "Ethi",
  Georgian: "Geor",
  Greek: "Grek",
  Gujarati: "Gujr",
  Gurmukhi: "Guru",
  Han: "Hani",
  Hangul: "Hang",
  Hebrew: "Hebr",
  Hiragana: "Hira",
  Kannada: "Knda",
  Katakana: "Kana",
  Khmer: "Khmr",
  Lao: "Laoo",
  Malayalam: "Mlym",
  Myanmar: "Mymr",
  Sinhala: "Sinh",
  Tamil: "Taml",
  Telugu: "Telu",
  Thai: "Thai",
  Tibetan: "Tibt",
} as const;

const EMOJI = { pattern: /\p{Emoji_Presentation}/u, code: "Zsye" };
const PATTERNS = [
  EMOJI,
  ...Object.entries(SCRIPTS).map(([name, code]) => ({ pattern: new RegExp(`(?=\\p{L})\\p{Script=${name}}`, "u"), code })),
];

/** Letters that every font in use has. */
const LATIN = /^[\u{0}-\u{24F}\u{2000}-\u{206F}]*$/u;

/** A code point that no letter has, so that a font draws its box for it. */
const NO_LETTER = "\u{378}";

const SIDE = 24;

/** Whether a font for a script is here, by its code; found out once each. */
const known = new Map<string, boolean>();

/** Returns the codes of the scripts in these texts that no font is here for. */
export function scriptsWithoutFont(texts: Iterable<string>): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    if (LATIN.test(text)) continue;
    for (const { pattern, code } of PATTERNS) {
      const letter = pattern.exec(text)?.[0];
      if (letter && !hasFont(code, letter)) found.add(code);
    }
  }
  return [...found].sort();
}

function hasFont(code: string, letter: string): boolean {
  const before = known.get(code);
  if (before !== undefined) return before;
  const has = drawn(letter) !== drawn(NO_LETTER);
  known.set(code, has);
  return has;
}

/** Returns the pixels of a letter in the font of the page. */
function drawn(letter: string): string {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return letter;
  context.font = `16px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = "middle";
  context.fillText(letter, 2, SIDE / 2);
  return context.getImageData(0, 0, SIDE, SIDE).data.join();
}
