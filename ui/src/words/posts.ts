// What the status of a post and its place in the calendar are called.

import type { At, Status } from "../bindings";
import { m } from "../paraglide/messages";
import { dayShort, time } from "./format";

export function statusName(status: Status): string {
  const names: Record<Status, () => string> = {
    idea: m.status_idea,
    draft: m.status_draft,
    in_review: m.status_in_review,
    approved: m.status_approved,
    published: m.status_published,
    skipped: m.status_skipped,
  };
  return names[status]();
}

/** Returns a day and time, or the name of the tray for a post without one. */
export function placeName(at: At | null, hour12: boolean): string {
  if (!at) return m.the_tray();
  return `${dayShort(at.date)}, ${time(at.minute, hour12)}`;
}
