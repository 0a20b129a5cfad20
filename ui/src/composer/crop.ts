// Calculates which part of a picture a channel shows, from its shape, how near it is and where it is.

import type { Crop, ItemMediaId, UsedMedia } from "../bindings";
import { WHOLE, isShown } from "../model/media";

/** How many times smaller than the largest part of its shape a part can be. */
export const MOST_ZOOM = 4;

/** The shapes that a picture can be cut to: width divided by height, as platforms name them. */
export const SHAPES: readonly { name: string; ratio: number }[] = [
  { name: "1:1", ratio: 1 },
  { name: "4:5", ratio: 4 / 5 },
  { name: "3:4", ratio: 3 / 4 },
  { name: "1.91:1", ratio: 1.91 },
  { name: "9:16", ratio: 9 / 16 },
];

/** A part of a picture. */
export interface Cut {
  /** Its width divided by its height. */
  ratio: number;
  /** 1 for the largest part of that shape. */
  zoom: number;
  /** Where it is, from 0 at the left and top to 1 at the right and bottom. */
  x: number;
  y: number;
}

/** The middle of a picture, as large as the shape allows. */
const MIDDLE = { zoom: 1, x: 0.5, y: 0.5 } as const;

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** Returns the crop of a part; null for a picture whose size isn't known. */
export function cropOf({ ratio, zoom, x, y }: Cut, { media }: UsedMedia): Crop | null {
  if (!media.width || !media.height) return null;
  const part = (ratio * media.height) / media.width;
  const [width, height] = part <= 1 ? [part / zoom, 1 / zoom] : [1 / zoom, 1 / part / zoom];
  const scaled = (value: number) => Math.floor(value * WHOLE);
  const side = (value: number) => Math.max(scaled(value), 1);
  return { left: scaled((1 - width) * x), top: scaled((1 - height) * y), width: side(width), height: side(height) };
}

/** Returns the largest part of a shape, in the middle. */
export const middleOf = (ratio: number): Cut => ({ ...MIDDLE, ratio });

/** Returns the part that a picture is cut to; null if it is whole. */
export function cutOf(used: UsedMedia): Cut | null {
  const { media, crop } = used;
  const ratio = SHAPES.find(({ name }) => name === shapeOf(used))?.ratio;
  if (!crop || !media.width || !media.height || !ratio) return null;
  const largest = cropOf(middleOf(ratio), used)!;
  const zoom = crop.width > crop.height ? largest.width / crop.width : largest.height / crop.height;
  const place = (start: number, length: number) => (WHOLE - length > 2 ? within(start / (WHOLE - length), 0, 1) : 0.5);
  return { ratio, zoom: within(zoom, 1, MOST_ZOOM), x: place(crop.left, crop.width), y: place(crop.top, crop.height) };
}

/** Returns a part with some of its values changed, each within its bounds. */
export function changed(cut: Cut, change: Partial<Cut>): Cut {
  const { ratio, zoom, x, y } = { ...cut, ...change };
  return { ratio, zoom: within(zoom, 1, MOST_ZOOM), x: within(x, 0, 1), y: within(y, 0, 1) };
}

/** Returns whether a part can be moved from left to right, and from top to bottom. */
export function roomOf(crop: Crop): { x: boolean; y: boolean } {
  return { x: crop.width < WHOLE, y: crop.height < WHOLE };
}

/** Returns the name of the shape that a picture is cut to; null if it is whole. */
export function shapeOf({ media, crop }: UsedMedia): string | null {
  if (!crop || !media.width || !media.height) return null;
  const ratio = (crop.width * media.width) / (crop.height * media.height);
  const near = (shape: { ratio: number }) => Math.abs(Math.log(shape.ratio / ratio));
  return [...SHAPES].sort((a, b) => near(a) - near(b))[0]!.name;
}

/** Returns the crops that give all pictures of a post the shape of one. What is cut already keeps its place. */
export function cropsLike(one: UsedMedia, media: readonly UsedMedia[]): [ItemMediaId, Crop | null][] {
  const shape = cutOf(one);
  const pictures = media.filter((used) => used.used && isShown(used));
  return pictures.map((used) => [used.id, shape && cropOf({ ...MIDDLE, ...cutOf(used), ratio: shape.ratio }, used)]);
}
