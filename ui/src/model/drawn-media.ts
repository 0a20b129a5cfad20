// Which files the program draws.

import type { Media } from "../bindings";

const DRAWN = ["image/jpeg", "image/png", "image/gif", "image/webp"];

/** Returns whether the program draws files of this type: others are kept and never drawn. */
export const isDrawn = ({ type }: Media): boolean => DRAWN.includes(type);
