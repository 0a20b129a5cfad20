// The way of a post, in its order.

import { clashes } from "../store/clashes.svelte";
import type { Card, Status } from "../bindings";

export const STATUSES = [
  "idea",
  "draft",
  "in_review",
  "approved",
  "published",
  "skipped",
] as const satisfies readonly Status[];

/** Somebody still has to say yes. */
export function isUnapproved({ status }: Card): boolean {
  return status === "idea" || status === "draft" || status === "in_review";
}

/** Something is wrong with it as it stands, or beside another. */
export function isAmiss({ id, excess, skipped }: Card): boolean {
  return excess > 0 || skipped || clashes.byPost.has(id);
}
