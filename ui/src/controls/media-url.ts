// The addresses under which the program shows the plan's pictures (src-tauri/app/media_protocol.rs).

import type { MediaId } from "../bindings";

export type MediaSize = "card" | "card2x" | "preview";

/** Windows' web view has no protocols of a program's own, so that they are hosts there. */
const ORIGIN = /Windows/.test(navigator.userAgent) ? "http://media.localhost" : "media://localhost";

/** Returns the address of a small picture. There is none of a video or an SVG: it answers with an error. */
export const mediaUrl = (id: MediaId, size: MediaSize): string => `${ORIGIN}/${id}/${size}`;
