// The way of a post, in its order.

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
