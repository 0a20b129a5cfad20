// What the program can show of a picture or video.

import type { UsedMedia } from "../bindings";

/** Returns whether the program can show the file as a picture. */
export const isShown = ({ media, file }: UsedMedia): boolean =>
  file === "here" && ["image/jpeg", "image/png", "image/gif", "image/webp"].includes(media.type);

export const isVideo = ({ media }: UsedMedia): boolean => media.type.startsWith("video/");
