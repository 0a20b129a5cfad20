// What the program shows of a picture or video.

import type { Media, UsedMedia } from "../bindings";

/** The whole width or height of a picture, in the unit of `Crop`. */
export const WHOLE = 1_000_000;

/** Returns the width of what is shown of a picture by its height. A file of unknown size is a square. */
export function ratioOf({ media, crop }: UsedMedia): number {
  const [width, height] = [media.width ?? 1, media.height ?? 1];
  return crop ? (crop.width * width) / (crop.height * height) : width / height;
}

const DRAWN = ["image/jpeg", "image/png", "image/gif", "image/webp"];

/** Returns whether the program draws files of this type: others are kept and never drawn. */
export const isDrawn = ({ type }: Media): boolean => DRAWN.includes(type);

/** Returns whether the program can show the file as a picture. */
export const isShown = ({ media, file }: UsedMedia): boolean => file === "here" && isDrawn(media);

export const isVideo = ({ media }: UsedMedia): boolean => media.type.startsWith("video/");
