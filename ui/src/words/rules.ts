// Puts the rules of platforms into words: what is limited, how much is allowed, when, and whose rule it is.

import type { Condition, LimitOf, Limited, Measure, Platform, Unit, Wording } from "../bindings";
import { m } from "../paraglide/messages";
import { getLocale } from "../paraglide/runtime";
import { UNITS } from "./findings";
import { dateLocale, formatDuration, formatNumber } from "./format";

const THINGS: Record<Limited, () => string> = {
  hashtags: m.limited_hashtags,
  hashtag: m.limited_hashtag,
  mentions: m.limited_mentions,
  links: m.rule_thing_links,
  media: m.limited_media,
  mediaKinds: m.rule_thing_mediaKinds,
  images: m.limited_images,
  gifs: m.limited_gifs,
  videos: m.limited_videos,
  altText: m.limited_altText,
  schedule: m.rule_thing_schedule,
  tags: m.rule_thing_tags,
  tag: m.rule_thing_tag,
  author: m.rule_thing_author,
  block: m.rule_thing_block,
  comment: m.rule_thing_comment,
  digest: m.rule_thing_digest,
  documentPages: m.rule_thing_documentPages,
  document: m.rule_thing_document,
  documentTitle: m.rule_thing_documentTitle,
  firstComment: m.rule_thing_firstComment,
  fold: m.rule_thing_fold,
  link: m.rule_thing_link,
  photoTitle: m.rule_thing_photoTitle,
  poll: m.rule_thing_poll,
  pollAnswer: m.rule_thing_pollAnswer,
  reelTitle: m.rule_thing_reelTitle,
  subtitle: m.rule_thing_subtitle,
  topic: m.rule_thing_topic,
  postsADay: m.rule_thing_postsADay,
};

/** A single one of the things of which something is measured. */
const ONE: Partial<Record<Limited, () => string>> = {
  images: m.rule_one_images,
  gifs: m.rule_one_gifs,
  videos: m.rule_one_videos,
  document: m.rule_one_document,
};

const MEASURED: Partial<Record<Measure, () => string>> = {
  bytes: m.rule_size,
  seconds: m.rule_duration,
  width: m.measure_width,
  shortSide: m.measure_shortSide,
  longSide: m.measure_longSide,
  bothSides: m.measure_bothSides,
  pixels: m.measure_pixels,
  ratio: m.rule_shape,
};

const CONDITIONS: Record<Condition, () => string> = {
  media: m.condition_media,
  premium: m.condition_premium,
  server: m.condition_server,
  account: m.condition_account,
  story: m.condition_story,
  reel: m.condition_reel,
  short: m.condition_short,
  photos: m.condition_photos,
  background: m.condition_background,
  event: m.condition_event,
  attachment: m.condition_attachment,
};

const COUNTING: Record<Unit, () => string> = {
  weighted: m.counting_weighted,
  graphemes: m.counting_graphemes,
  codepoints: m.counting_codepoints,
  utf16: m.counting_utf16,
  bytes: m.counting_bytes,
  halfwidth: m.counting_halfwidth,
  mastodon: m.counting_mastodon,
  bluesky: m.counting_bluesky,
  telegram: m.counting_telegram,
};

/** Shapes by the width for a height of 1,000. */
const SHAPES: Record<number, string> = { 562: "9:16", 667: "2:3", 750: "3:4", 800: "4:5", 1000: "1:1", 1778: "16:9" };

/** Returns words of the rules' file in the person's language. */
export const worded = ({ en, zh }: Wording): string => (getLocale() === "en" ? en : zh);

export const platformName = ({ name }: Platform): string => worded(name);

/** Returns how a platform counts a text in this unit. */
export const countingWords = (unit: Unit): string => COUNTING[unit]();

/** Returns whose limit it is. */
export const whoseWords = (of: LimitOf): string => (of === "app" ? m.rule_app() : m.rule_api());

/** Returns when a limit applies; empty if always. */
export const conditionWords = (condition: Condition | null): string => (condition ? CONDITIONS[condition]() : "");

/** Returns what a limit is about, as in “Hashtags” or “Size of a picture”. */
export function thingWords(what: Limited, unit: Measure): string {
  const measure = MEASURED[unit]?.();
  const thing = ONE[what]?.();
  return measure && thing ? m.rule_measure({ measure, thing }) : THINGS[what]();
}

/** Returns whether there are words for a thing that is limited. */
export const hasWords = (what: string): boolean => what in THINGS;

/** Returns a length of a text with its unit, as in “280 weighted characters”. */
export function lengthAmount(count: number, unit: Unit): string {
  return m.rule_amount({ count: formatNumber(count), unit: UNITS[unit]() });
}

/** Returns a value with its unit, as in “8 MB” or “3:4”. Things that are counted have none. */
export function amountWords(unit: Measure, value: number): string {
  switch (unit) {
    case "items":
      return formatNumber(value);
    case "characters":
      return lengthAmount(value, "graphemes");
    case "bytes":
      return sizeWords(value);
    case "seconds":
      return secondsWords(value);
    case "minutes":
      return formatDuration(value);
    case "ratio":
      return shapeWords(value);
    default:
      return m.rule_pixels({ count: formatNumber(value) });
  }
}

/** Returns a shape, given as the width for a height of 1,000, as in “3:4” or “1.91:1”. */
export const shapeWords = (ratio: number): string => SHAPES[ratio] ?? `${formatNumber(ratio / 1000)}:1`;

/** Returns what is allowed, as in “at most 5” or “3 secs to 15 mins”. */
export function rangeWords(range: { least: number | null; most: number | null }, word: (value: number) => string): string {
  const { least, most } = range;
  if (least !== null && most !== null) return least === most ? word(most) : m.rule_between({ least: word(least), most: word(most) });
  if (most !== null) return m.rule_at_most({ amount: word(most) });
  return least !== null ? m.rule_at_least({ amount: word(least) }) : m.rule_no_limit();
}

/** Returns a size in bytes as platforms give it, 1,024 bytes a kB: 8 MB. */
function sizeWords(bytes: number): string {
  const [unit, size] =
    bytes >= 2 ** 30 ? ["gigabyte", bytes / 2 ** 30] : bytes >= 2 ** 20 ? ["megabyte", bytes / 2 ** 20] : ["kilobyte", bytes / 2 ** 10];
  return withUnit(size as number, unit as string, dateLocale());
}

function secondsWords(seconds: number): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return withUnit(seconds / 3600, "hour");
  if (seconds >= 120 && seconds % 60 === 0) return withUnit(seconds / 60, "minute");
  return withUnit(seconds, "second");
}

function withUnit(value: number, unit: string, locale: string = getLocale()): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 }).format(value);
}
