// The addresses under which the program shows the plan's pictures (src-tauri/app/media_protocol.rs).

import type { Media, MediaId } from "../bindings";

export type MediaSize = "card" | "card2x" | "preview";

/** Windows' web view has no protocols of a program's own, so that they are hosts there. */
const ORIGIN = /Windows/.test(navigator.userAgent) ? "http://media.localhost" : "media://localhost";

/** Returns whether the program draws files of this type: others are kept and never drawn. */
export const isDrawn = ({ type }: Media): boolean => ["image/jpeg", "image/png", "image/gif", "image/webp"].includes(type);

/** Returns the address of a small picture. There is none of a video or an SVG: it answers with an error. */
export const mediaUrl = (id: MediaId, size: MediaSize): string => `${ORIGIN}/${id}/${size}`;
