// Lists the rules of a platform as rows in words, in sections. Pure but for the language.

import type { LimitOf, Limit, Limited, Platform, RefusedSigns, TextRule } from "../bindings";
import { m } from "../paraglide/messages";
import { PARTS } from "../words/findings";
import { amountWords, conditionWords, countingWords, lengthAmount, rangeWords, shapeWords, thingWords } from "../words/rules";

/** A rule in words, and where it was read. */
export interface RuleRow {
  what: string;
  allowed: string;
  /** Null for what is no limit, such as the way of counting. */
  of: LimitOf | null;
  /** When it applies; empty if always. */
  condition: string;
  certain: boolean;
  /** True for a recommendation that nobody enforces. */
  advice: boolean;
  source: string;
  /** The month in which the source was read, such as `2026-11`. */
  checked: string;
}

export interface RuleSection {
  key: "text" | "title" | "media" | "parts" | "more";
  rows: RuleRow[];
}

const OF_TEXT: readonly Limited[] = ["fold", "hashtags", "hashtag", "mentions", "links", "topic", "tags", "tag"];
const OF_TITLE: readonly Limited[] = ["subtitle", "reelTitle", "photoTitle"];
const OF_MEDIA: readonly Limited[] = ["media", "mediaKinds", "images", "gifs", "videos", "altText", "document", "documentPages", "documentTitle"];

const ROW = { of: "app", condition: "", certain: true, advice: false, source: "", checked: "" } as const;

/** Returns the sections that have rows. */
export function ruleSections(platform: Platform): RuleSection[] {
  const on = (things: readonly Limited[]) => platform.limits.filter(({ what }) => things.includes(what)).map(limitRow);
  const known = [...OF_TEXT, ...OF_TITLE, ...OF_MEDIA];
  const others = platform.limits.filter(({ what }) => !known.includes(what));
  const sections: RuleSection[] = [
    { key: "text", rows: [...textRows(platform.text), ...threadRows(platform), ...on(OF_TEXT)] },
    { key: "title", rows: [...(platform.title ? textRows(platform.title) : []), ...on(OF_TITLE)] },
    { key: "media", rows: [...on(OF_MEDIA), ...typeRows(platform)] },
    { key: "parts", rows: [...requiredRows(platform), ...platform.refusedSigns.map(signRow)] },
    { key: "more", rows: [...commentRows(platform), ...others.map(limitRow), ...gridRows(platform)] },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

function textRows(rule: TextRule): RuleRow[] {
  const { certain, advice, source, checked } = rule;
  const shared = { ...ROW, certain, advice, source, checked };
  const least = rule.least > 0 ? rule.least : null;
  const length = { ...shared, what: m.rule_length(), allowed: textAmount(rule, least) };
  const bytes = rule.bytes === null ? [] : [{ ...shared, what: m.rule_bytes(), allowed: m.rule_at_most({ amount: lengthAmount(rule.bytes, "bytes") }) }];
  const further = rule.further.map(({ of, condition, limit, unit, ...read }) => ({
    ...ROW,
    ...read,
    of,
    what: m.rule_length(),
    condition: conditionWords(condition),
    allowed: limit === null ? m.rule_depends() : m.rule_at_most({ amount: lengthAmount(limit, unit) }),
  }));
  const counting = { ...ROW, of: null, what: m.rule_counting(), allowed: countingWords(rule.unit) };
  return [length, ...bytes, ...further, ...(rule.limit === null ? [] : [counting])];
}

function textAmount({ limit, unit, unlimited }: TextRule, least: number | null): string {
  if (limit === null && least === null) return unlimited ? m.rule_no_limit() : m.rule_not_known();
  return rangeWords({ least, most: limit }, (count) => lengthAmount(count, unit));
}

function limitRow({ what, unit, of, condition, certain, source, checked, ...range }: Limit): RuleRow {
  const allowed = rangeWords(range, (value) => amountWords(unit, value));
  return { ...ROW, what: thingWords(what, unit), allowed, of, condition: conditionWords(condition), certain, source, checked };
}

function typeRows({ types }: Platform): RuleRow[] {
  return types.map(({ kind, types, ...read }) => ({
    ...ROW,
    ...read,
    what: kind === "video" ? m.rule_types_video() : m.rule_types_image(),
    allowed: types.map((type) => type.slice(type.indexOf("/") + 1).toUpperCase()).join(", ") || m.rule_types_none(),
  }));
}

function requiredRows({ required }: Platform): RuleRow[] {
  return required.map(({ part, condition, ...read }) => ({
    ...ROW,
    ...read,
    what: m.rule_required(),
    allowed: PARTS[part](),
    condition: conditionWords(condition),
  }));
}

function signRow({ part, signs, onExport, ...read }: RefusedSigns): RuleRow {
  const name = { part: PARTS[part]() };
  return { ...ROW, ...read, what: onExport ? m.rule_dropped(name) : m.rule_refused(name), allowed: [...signs].join(" ") };
}

function threadRows({ thread }: Platform): RuleRow[] {
  if (!thread) return [];
  const { goesOn, ...read } = thread;
  return [{ ...ROW, ...read, what: m.rule_thread(), allowed: goesOn ? m.rule_thread_yes() : m.rule_thread_no() }];
}

function commentRows({ firstComment }: Platform): RuleRow[] {
  if (!firstComment) return [];
  return [{ ...ROW, ...firstComment, what: thingWords("firstComment", "items"), allowed: m.rule_first_comment() }];
}

function gridRows({ grid }: Platform): RuleRow[] {
  if (!grid) return [];
  const { columns, ratio, ...read } = grid;
  return [{ ...ROW, ...read, what: m.rule_grid(), allowed: m.rule_grid_of({ columns, shape: shapeWords(ratio) }) }];
}
