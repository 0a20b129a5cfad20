// The values and operations that the fields of a post need, for new posts and those in the plan.

import type { AudienceId, CampaignId, ChannelId, LocalTime, Need, ObjectiveId, PillarId, PostDetail, PostEdit, PostKind, Stage, Status } from "../bindings";
import { joinedParts, partsIn } from "./thread";

export interface Values {
  title: string;
  /** The item's text, used on every channel without a text of its own. */
  text: string;
  own_text: string | null;
  /** The parts of a thread, joined by `joinedParts`; null for a single post. */
  parts: string | null;
  link: string;
  /** Whether the link is sent with UTM parameters; null as the plan says. */
  utm: boolean | null;
  utm_content: string;
  /** The comment written right after the post is published; empty for none. */
  first_comment: string;
  /** Null for the usual kind of the platform. */
  kind: PostKind | null;
  notes: string;
  /** The time in the zone `zone`; null for a post in the tray. */
  at: LocalTime | null;
  zone: string;
  /** True if the time doesn't exist because clocks go forward then. */
  in_clock_gap: boolean;
  status: Status;
  channels: ChannelId[];
  campaign: CampaignId | null;
  pillar: PillarId | null;
  labels: string[];
  stage: Stage | null;
  need: Need | null;
  audience: AudienceId | null;
  objective: ObjectiveId | null;
  /** What the post is to do. */
  goal: string;
  /** What result is expected, to compare with what happens. */
  expected: string;
  /** The hours of work that it takes. */
  hours: number | null;
  /** The money that it costs. */
  cost: number | null;
  /** The recurrence rule as RFC 5545 writes it; null for a post that doesn't repeat. */
  repeat: string | null;
}

/** The fields that are typed. */
export type Typed = "title" | "text" | "own_text" | "parts" | "link" | "utm_content" | "first_comment" | "notes" | "goal" | "expected";
/** The fields that are chosen. */
export type Chosen = "at" | "status" | "channels" | "campaign" | "pillar" | "labels" | "stage" | "need" | "audience" | "objective" | "hours" | "cost" | "utm" | "kind" | "repeat";

export interface Form {
  readonly values: Values;
  /**
   * The reasons why values were refused, by field. "form" concerns no field; "date" and "time" are for
   * text that can't be read.
   */
  readonly refusals: Readonly<Record<string, string>>;
  type(field: Typed, value: string): void;
  /** Called when a field loses the focus. */
  leave(field: Typed): void;
  choose<Field extends Chosen>(field: Field, value: Values[Field]): void;
  refuse(field: string, reason: string | null): void;
}

/** Returns the values of a post's fields as they are in the plan. */
export function valuesOf(post: PostDetail): Values {
  const repeat = post.repeat?.rule ?? null;
  const { link, utm_content, first_comment } = post;
  const typed = { link: link ?? "", utm_content: utm_content ?? "", first_comment: first_comment ?? "" };
  return { ...post, ...typed, channels: [post.channel], parts: joinedParts(post.parts), repeat };
}

/** Returns the edit that saves a typed field. */
export function editOf(field: Typed, value: string | null): PostEdit {
  return field === "parts" ? { parts: partsIn(value) } : { [field]: value };
}

/** Returns the refusals with another reason for a field, or the same record if nothing changes. */
export function withReason(
  refusals: Readonly<Record<string, string>>,
  field: string,
  reason: string | null,
): Readonly<Record<string, string>> {
  if ((refusals[field] ?? null) === reason) return refusals;
  const { [field]: _, ...others } = refusals;
  return reason === null ? others : { ...others, [field]: reason };
}
