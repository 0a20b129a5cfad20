// What the fields of a post need to know, whether the post is in the plan already or not yet.

import type { At, CampaignId, ChannelId, PillarId, PostDetail, Status } from "../bindings";

export interface Values {
  title: string;
  /** Said on every channel that has no text of its own. */
  text: string;
  own_text: string | null;
  link: string;
  notes: string;
  /** On the clocks of `zone`; none lies in the tray. */
  at: At | null;
  zone: string;
  /** True when the clocks skip this time. */
  in_clock_gap: boolean;
  status: Status;
  channels: ChannelId[];
  campaign: CampaignId | null;
  pillar: PillarId | null;
  labels: string[];
  /** A rule as RFC 5545 writes it; none for a post that does not repeat. */
  repeat: string | null;
}

/** What is typed letter by letter. */
export type Typed = "title" | "text" | "own_text" | "link" | "notes";
/** What is chosen at once. */
export type Chosen = "at" | "status" | "channels" | "campaign" | "pillar" | "labels" | "repeat";

export interface Form {
  readonly values: Values;
  /**
   * Why a field's value was not taken, by field; "form" for what concerns none of them, "date" and
   * "time" for what is typed there and cannot be read.
   */
  readonly refusals: Readonly<Record<string, string>>;
  type(field: Typed, value: string): void;
  /** The person is done with a field for now. */
  leave(field: Typed): void;
  choose<Field extends Chosen>(field: Field, value: Values[Field]): void;
  refuse(field: string, reason: string | null): void;
}

export function valuesOf(post: PostDetail): Values {
  const repeat = post.repeat?.rule ?? null;
  return { ...post, link: post.link ?? "", channels: [post.channel], repeat };
}

/** The same record when nothing changes. */
export function withReason(
  refusals: Readonly<Record<string, string>>,
  field: string,
  reason: string | null,
): Readonly<Record<string, string>> {
  if ((refusals[field] ?? null) === reason) return refusals;
  const { [field]: _, ...others } = refusals;
  return reason === null ? others : { ...others, [field]: reason };
}

const segmenter = new Intl.Segmenter();
const SLOW_FROM = 20_000;

/** Characters as a person sees them; very long texts are counted by code points, which is quick. */
export function characters(text: string): number {
  if (text.length > SLOW_FROM) return [...text].length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}
