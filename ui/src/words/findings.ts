// Writes what a check found as a sentence with its numbers, and where the broken limit was read.

import type { BrokenLimit, Check, Finding, Limited, Measure, Part, Unit } from "../bindings";
import { m } from "../paraglide/messages";
import { formatNumber, monthAndYear } from "./format";

export const PARTS: Record<Part, () => string> = {
  title: m.part_title,
  text: m.part_text,
  link: m.part_link,
  media: m.part_media,
  altText: m.part_altText,
  firstComment: m.part_firstComment,
  board: m.part_board,
  cover: m.part_cover,
  flair: m.part_flair,
  tag: m.part_tag,
  dates: m.part_dates,
};

export const UNITS: Record<Unit, () => string> = {
  weighted: m.count_of_weighted,
  graphemes: m.count_of_characters,
  codepoints: m.count_of_codepoints,
  utf16: m.count_of_utf16,
  bytes: m.count_of_bytes,
  halfwidth: m.count_of_halfwidth,
  mastodon: m.count_of_characters,
  bluesky: m.count_of_characters,
  telegram: m.count_of_telegram,
};

/** What is limited, of those things that checks count. */
const LIMITED: Partial<Record<Limited, () => string>> = {
  hashtags: m.limited_hashtags,
  hashtag: m.limited_hashtag,
  mentions: m.limited_mentions,
  links: m.limited_links,
  media: m.limited_media,
  mediaKinds: m.limited_mediaKinds,
  images: m.limited_images,
  gifs: m.limited_gifs,
  videos: m.limited_videos,
  altText: m.limited_altText,
  schedule: m.limited_schedule,
  postsADay: m.limited_postsADay,
  firstComment: m.limited_firstComment,
  comment: m.limited_firstComment,
};

/** What is measured of a file. */
const MEASURES: Partial<Record<Measure, () => string>> = {
  bytes: m.measure_bytes,
  seconds: m.measure_seconds,
  width: m.measure_width,
  shortSide: m.measure_shortSide,
  longSide: m.measure_longSide,
  bothSides: m.measure_bothSides,
  pixels: m.measure_pixels,
  ratio: m.measure_ratio,
};

/** Returns what is wrong with a post, by itself or beside others, and where the broken limit was read. */
export function checkWords(finding: Finding): string {
  const [sentence, source] = [plainWords(finding), limitSource(finding)];
  return source ? m.finding_from({ sentence, source }) : sentence;
}

/** Returns what is wrong with a post, by itself or beside others. */
export function plainWords(finding: Finding): string {
  const sentence = sentenceOf(finding) || (NAMED[finding.check]?.() ?? "");
  return finding.file === null ? sentence : m.finding_of_file({ number: finding.file + 1, sentence });
}

/** Returns whose limit is broken, and where and when it was read; empty if no limit is. */
export function limitSource({ limit }: Finding): string {
  if (!limit) return "";
  if (limit.is_own) return m.finding_own_limit();
  if (!limit.source) return "";
  const from = m.limit_from({ source: limit.source, month: monthAndYear(`${limit.checked}-01`) });
  return limit.of === "api" ? m.finding_api({ from }) : from;
}

function sentenceOf({ check, part, found, limit }: Finding): string {
  const words = part ? PARTS[part]() : "";
  if (check === "placeholder") return m.finding_placeholder({ found: found!, part: words });
  if (check === "refused_sign") return m.finding_sign({ found: found!, part: words });
  if (check === "media_type") return m.finding_type({ found: found! });
  if (check === "changed_since_approval") return found ? m.finding_changed_since({ author: found }) : m.finding_changed();
  if (check === "text_dropped") return "";
  if (limit) return broken(limit, part);
  return part ? m.finding_missing({ part: words }) : "";
}

function broken({ count, limit, counted }: BrokenLimit, part: Part | null): string {
  const numbers = { count: formatNumber(count), limit: formatNumber(limit) };
  if (counted.what === "length") {
    const unit = UNITS[counted.unit]();
    if (count < limit) return m.finding_title_short({ ...numbers, unit });
    const words = { over: formatNumber(count - limit), limit: numbers.limit, unit };
    return part === "title" ? m.finding_title_over(words) : m.finding_over(words);
  }
  const name = counted.what === "limited" ? (MEASURES[counted.unit] ?? LIMITED[counted.limited]) : undefined;
  const words = { what: name?.() ?? "", ...numbers };
  return count > limit ? m.finding_at_most(words) : m.finding_at_least(words);
}

/** The checks whose name says what is wrong. */
const NAMED: Partial<Record<Check, () => string>> = {
  past: m.finding_past,
  text_dropped: m.finding_text_dropped,
  late_review: m.finding_late_review,
  clock_gap: m.post_clock_gap,
  close: m.finding_close,
  duplicate: m.finding_duplicate,
  crowded_day: m.finding_crowded_day,
  media_missing: m.finding_media_missing,
  alt_text: m.finding_alt_text,
  media_mixed: m.finding_media_mixed,
};
