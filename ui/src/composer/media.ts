// What the composer says and calculates about pictures and videos.

import type { Crop, UsedMedia } from "../bindings";
import { WHOLE } from "../model/media";
import { formatNumber } from "../words/format";

/** The shapes that a picture can be cut to: width divided by height, as platforms name them. */
export const SHAPES: readonly { name: string; ratio: number }[] = [
  { name: "1:1", ratio: 1 },
  { name: "4:5", ratio: 4 / 5 },
  { name: "3:4", ratio: 3 / 4 },
  { name: "1.91:1", ratio: 1.91 },
  { name: "9:16", ratio: 9 / 16 },
];

/** Returns the largest crop of a shape. `shift` is where along the cut side it lies, from 0 to 1. */
export function cropTo(ratio: number, { media }: UsedMedia, shift = 0.5): Crop | null {
  if (!media.width || !media.height) return null;
  const part = (ratio * media.height) / media.width;
  const [width, height] = part <= 1 ? [part, 1] : [1, 1 / part];
  const scaled = (value: number) => Math.floor(value * WHOLE);
  return { left: scaled((1 - width) * shift), top: scaled((1 - height) * shift), width: scaled(width), height: scaled(height) };
}

/** Returns the name of the shape that a picture is cut to; null if it is whole. */
export function shapeOf({ media, crop }: UsedMedia): string | null {
  if (!crop || !media.width || !media.height) return null;
  const ratio = (crop.width * media.width) / (crop.height * media.height);
  const near = (shape: { ratio: number }) => Math.abs(Math.log(shape.ratio / ratio));
  return [...SHAPES].sort((a, b) => near(a) - near(b))[0]!.name;
}

/** Returns where along the cut side a crop lies, from 0 to 1. */
export function shiftOf({ crop }: UsedMedia): number {
  if (!crop) return 0.5;
  const [room, place] = crop.width < WHOLE ? [WHOLE - crop.width, crop.left] : [WHOLE - crop.height, crop.top];
  return room > 0 ? place / room : 0.5;
}

/** Returns a length as in “0:30”. */
export function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Returns the name, pixels and size as in “cat.png · 3,000 × 2,400 · 4.1 MB”. */
export function aboutFile({ media }: UsedMedia): string {
  const pixels = media.width && media.height ? `${formatNumber(media.width)} × ${formatNumber(media.height)}` : null;
  const size = media.bytes < 1_000_000 ? `${formatNumber(Math.ceil(media.bytes / 1000))} kB` : `${(media.bytes / 1e6).toFixed(1)} MB`;
  return [media.name, pixels, size].filter((part) => part !== null).join(" · ");
}
