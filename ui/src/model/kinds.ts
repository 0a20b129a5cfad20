import type { PostKind } from "../bindings";

/** The kinds of posts beside the usual ones of platforms. */
export const KINDS: readonly PostKind[] = ["reel", "story", "short"];
