// Names the status, the time and the fields of a post.

import type { LocalTime, PostKind, Status } from "../bindings";
import { m } from "../paraglide/messages";
import { dayShort, formatTime } from "./format";

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

/** Returns what platforms call the kind of a post. */
export function kindName(kind: PostKind): string {
  const names: Record<PostKind, () => string> = { reel: m.kind_reel, story: m.kind_story, short: m.kind_short };
  return names[kind]();
}

/** Returns a day and time, or the name of the tray for a post without one. */
export function placeName(at: LocalTime | null, hour12: boolean): string {
  if (!at) return m.the_tray();
  return `${dayShort(at.date)}, ${formatTime(at.minute, hour12)}`;
}

/** Returns the name of a field in which two versions of a post differ. */
export function fieldName(field: string): string {
  const names: Record<string, () => string> = {
    title: m.compare_field_title,
    text: m.compare_field_text,
    link: m.compare_field_link,
    notes: m.compare_field_notes,
    time: m.compare_field_time,
    channel: m.compare_field_channel,
    status: m.compare_field_status,
    campaign: m.compare_field_campaign,
    pillar: m.compare_field_pillar,
    labels: m.compare_field_labels,
    media: m.compare_field_media,
    utm: m.compare_field_utm,
    utm_content: m.compare_field_utm_content,
    first_comment: m.compare_field_first_comment,
    kind: m.field_kind,
    results: m.compare_field_results,
    stage: m.compare_field_stage,
    need: m.compare_field_need,
    audience: m.compare_field_audience,
    objective: m.compare_field_objective,
    goal: m.compare_field_goal,
    expected: m.compare_field_expected,
    hours: m.compare_field_hours,
    cost: m.compare_field_cost,
  };
  return names[field]?.() ?? field;
}
