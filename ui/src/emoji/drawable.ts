// Which emoji the fonts of this computer can draw. One that they can't is drawn as a box, or as its parts side by side,
// and so has another width than the others.

import type { Emoji } from "./emoji";

/** An emoji that every font of emoji has. */
const KNOWN = "😀";

/** How much two widths may differ, as a share. */
const TOLERANCE = 0.05;

let drawable: readonly Emoji[] | undefined;

/** Returns those of the emoji that can be drawn; all of them where no font has any. */
export function drawableOf(emoji: readonly Emoji[]): readonly Emoji[] {
  return (drawable ??= measured(emoji));
}

function measured(emoji: readonly Emoji[]): readonly Emoji[] {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return emoji;
  context.font = `32px ${getComputedStyle(document.body).fontFamily}`;
  const width = (text: string) => context.measureText(text).width;
  const usual = width(KNOWN);
  const shown = emoji.filter(({ unicode }) => Math.abs(width(unicode) / usual - 1) < TOLERANCE);
  return shown.length > 0 ? shown : emoji;
}
