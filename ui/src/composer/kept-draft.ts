// Reads an unfinished new post from the plan's file. The text may be anything: invalid values are replaced by
// defaults, and rows that are no longer in the plan are left out.

import type { LocalTime } from "../bindings";
import { KINDS } from "../model/kinds";
import { STATUSES } from "../model/statuses";
import type { OpenPlan } from "../store/plan.svelte";
import type { Values } from "./form";
import { parseRule, writeRule } from "../model/rule";
import { NEEDS, STAGES } from "../words/strategy";
import { ruleWords } from "../words/rule-words";

/** The key of the draft. The keys of its panel's fields begin with it. */
export const NEW_POST = "new-post";

type Known = Pick<OpenPlan, "settings" | "channels" | "campaigns" | "pillars" | "audiences" | "objectives">;

/** Returns the values of the kept draft, or null if it can't be read. */
export function draftIn(text: string, known: Known): Values | null {
  const kept = parsed(text);
  if (kept === null) return null;
  const textIn = (field: string) => (typeof kept[field] === "string" ? kept[field] : "");
  const at = atIn(kept.at);
  const open = known.channels.filter(({ archived }) => !archived);
  return {
    title: textIn("title"),
    text: textIn("text"),
    own_text: null,
    parts: null,
    link: textIn("link"),
    utm: typeof kept.utm === "boolean" ? kept.utm : null,
    utm_content: textIn("utm_content"),
    first_comment: textIn("first_comment"),
    kind: KINDS.find((kind) => kind === kept.kind) ?? null,
    notes: textIn("notes"),
    at,
    zone: textIn("zone") || known.settings.zone,
    in_clock_gap: false,
    status: STATUSES.find((status) => status === kept.status) ?? "draft",
    channels: listIn(kept.channels).flatMap((id) => idIn(id, open) ?? []),
    campaign: idIn(kept.campaign, known.campaigns),
    pillar: idIn(kept.pillar, known.pillars),
    labels: listIn(kept.labels),
    stage: STAGES.find((stage) => stage === kept.stage) ?? null,
    need: NEEDS.find((need) => need === kept.need) ?? null,
    audience: idIn(kept.audience, known.audiences),
    objective: idIn(kept.objective, known.objectives),
    goal: textIn("goal"),
    expected: textIn("expected"),
    hours: numberIn(kept.hours),
    cost: numberIn(kept.cost),
    repeat: at && ruleIn(textIn("repeat")),
  };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const numberIn = (value: unknown): number | null => (typeof value === "number" && Number.isFinite(value) ? value : null);

function atIn(value: unknown): LocalTime | null {
  const { date, minute } = (value ?? {}) as Record<string, unknown>;
  const isDate = typeof date === "string" && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  const isMinute = Number.isInteger(minute) && (minute as number) >= 0 && (minute as number) < 1440;
  return isDate && isMinute ? { date, minute: minute as number } : null;
}

/** Returns the rule if the panel could have written it and can put it in words; null otherwise. */
function ruleIn(text: string): string | null {
  try {
    const rule = parseRule(text);
    return writeRule(rule) === text && ruleWords(rule) ? text : null;
  } catch {
    return null;
  }
}

function listIn(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.filter((item) => typeof item === "string"))] : [];
}

function idIn<Id extends string>(value: unknown, rows: readonly { id: Id }[]): Id | null {
  return rows.find(({ id }) => id === value)?.id ?? null;
}
