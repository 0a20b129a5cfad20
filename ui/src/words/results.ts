// Writes results: numbers, rates, ratios and the names of metrics and levels.

import { m } from "../paraglide/messages";
import { dateLocale, dayNameLong, formatNumber, formatTime } from "./format";

/** What stands for a number that nobody tells. */
export const UNKNOWN = "–";

const METRICS: Record<string, () => string> = {
  impressions: m.metric_impressions,
  views: m.metric_views,
  reach: m.metric_reach,
  delivered: m.metric_delivered,
  readers: m.metric_readers,
  engagements: m.metric_engagements,
  likes: m.metric_likes,
  reactions: m.metric_reactions,
  comments: m.metric_comments,
  shares: m.metric_shares,
  reposts: m.metric_reposts,
  saves: m.metric_saves,
  clicks: m.metric_clicks,
  link_clicks: m.metric_link_clicks,
  follows: m.metric_follows,
  conversions: m.metric_conversions,
  leads: m.metric_leads,
  revenue: m.metric_revenue,
  cost: m.metric_cost,
  hours: m.metric_hours,
  opens: m.metric_opens,
  watch_seconds: m.metric_watch_seconds,
};

/** The metrics that a person enters most. */
export const ENTERED = [
  "impressions", "views", "reach", "likes", "comments", "shares", "saves", "link_clicks", "follows", "conversions", "leads", "revenue", "cost", "hours",
] as const;

/** Writes the name of a metric; one without a name of its own as it is stored. */
export function metricName(metric: string): string {
  return METRICS[metric]?.() ?? metric.replaceAll("_", " ");
}

/** Writes a number in little space: 84.2 k, 8.4万. */
export function compactNumber(value: number | null | undefined): string {
  if (value == null) return UNKNOWN;
  if (Math.abs(value) < 10_000) return plainNumber(value);
  return new Intl.NumberFormat(dateLocale(), { notation: "compact", maximumFractionDigits: 1 }).format(value);
}

/** Writes a whole number as it is, and others with two digits. */
export function plainNumber(value: number | null | undefined): string {
  return value == null ? UNKNOWN : formatNumber(Math.round(value * 100) / 100);
}

/** Writes a share as a percentage: 1.9 %. */
export function percent(share: number | null | undefined): string {
  if (share == null) return UNKNOWN;
  const digits = share < 0.001 ? 2 : 1;
  return new Intl.NumberFormat(dateLocale(), { style: "percent", maximumFractionDigits: digits }).format(share);
}

/** Writes how much a number grew: +9 %. */
export function growth(now: number, before: number): string {
  const options = { style: "percent", signDisplay: "exceptZero", maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(dateLocale(), options).format(now / before - 1);
}

/** Writes a ratio with one digit; with two where one would not tell it from 1. */
export function ratioText(ratio: number): string {
  const digits = ratio < 1.1 ? 2 : 1;
  return new Intl.NumberFormat(dateLocale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(ratio);
}

const LEVELS: Record<string, () => string> = {
  text: m.results_level_text,
  picture: m.results_level_picture,
  video: m.results_level_video,
  reel: m.results_level_reel,
  story: m.results_level_story,
  medium: m.results_level_medium,
  long: m.results_level_long,
  "with a link": m.results_level_with_link,
  "without a link": m.results_level_without_link,
  "no pillar": m.results_level_no_pillar,
};

/** Writes the name of a format. */
export function formatName(format: string): string {
  return format === "short" ? m.results_level_short_video() : (LEVELS[format]?.() ?? format);
}

/** A Monday, from which the days of a week are counted. */
const MONDAY = "2026-11-02";
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Writes the day of the week, 0 for Monday. */
export function weekdayName(day: number): string {
  return dayNameLong(`${MONDAY.slice(0, 8)}${String(2 + day).padStart(2, "0")}`);
}

/** Writes the name of a level of a factor, such as Monday, 08:00–12:00 or picture. */
export function levelName(factor: string, level: string, hour12: boolean): string {
  if (factor === "weekday") return weekdayName(WEEKDAYS.indexOf(level));
  if (factor === "hour") return bandOf(level, hour12).join("–");
  if (factor === "format") return formatName(level);
  if (factor === "length" && level === "short") return m.results_level_short();
  return factor === "pillar" && level !== "no pillar" ? level : (LEVELS[level]?.() ?? level);
}

/** Returns the first and the last time of a band of hours such as 08-12. */
export function bandOf(level: string, hour12: boolean): [string, string] {
  const [from, to] = level.split("-").map((hour) => formatTime((+hour % 24) * 60, hour12));
  return [from ?? "", to ?? ""];
}
