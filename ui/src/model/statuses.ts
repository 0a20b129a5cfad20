// The statuses of a post, in the order of its workflow.

import type { Card, Status } from "../bindings";

export const STATUSES = [
  "idea",
  "draft",
  "in_review",
  "approved",
  "published",
  "skipped",
] as const satisfies readonly Status[];

/** Returns whether a post still needs approval. */
export function isUnapproved({ status }: Card): boolean {
  return status === "idea" || status === "draft" || status === "in_review";
}
