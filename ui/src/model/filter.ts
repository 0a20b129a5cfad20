// Decides which posts a filter shows: the same pure answer for every view, the tray and the search.

import type { Audience, Campaign, Card, ChannelId, Filter, Label, Objective, Pillar, PostId } from "../bindings";

/** The filter that shows every post. */
export const ALL: Filter = {
  hidden: [],
  statuses: [],
  campaigns: [],
  pillars: [],
  labels: [],
  stages: [],
  needs: [],
  audiences: [],
  objectives: [],
  text: "",
};

/** In a filter's list of ids: matches posts that have no campaign, pillar, label, audience or objective. */
export const NONE = "";

/** The matches to start with: the words are only looked for in titles. */
export const NO_MATCHES: ReadonlySet<PostId> = new Set();

/** Returns whether a filter shows a card. `matches` are the posts known to contain the filter's words. */
export function passes(card: Card, filter: Filter, matches: ReadonlySet<PostId> = NO_MATCHES): boolean {
  return (
    !filter.hidden.includes(card.channel) &&
    isAmong(card.status, filter.statuses) &&
    isAmong(card.campaign ?? NONE, filter.campaigns) &&
    isAmong(card.pillar ?? NONE, filter.pillars) &&
    isAmong(card.stage ?? null, filter.stages) &&
    isAmong(card.need ?? null, filter.needs) &&
    isAmong(card.audience ?? NONE, filter.audiences) &&
    isAmong(card.objective ?? NONE, filter.objectives) &&
    hasLabel(card.labels, filter.labels) &&
    (matches.has(card.id) || titleContains(card.title, filter.text))
  );
}

/** Returns how many conditions a filter has. */
export function count(filter: Filter): number {
  const { text, ...lists } = filter;
  const asked = Object.values(lists).filter((list) => list.length > 0).length;
  return asked + (text.trim() === "" ? 0 : 1);
}

/** Returns the filter without what was deleted, so that none of it hides posts. */
export function existing(
  filter: Filter,
  plan: {
    campaigns: Campaign[];
    pillars: Pillar[];
    labels: Label[];
    audiences: Audience[];
    objectives: Objective[];
    channels: { id: ChannelId }[];
  },
): Filter {
  const of = <Id extends string>(ids: Id[], rows: readonly { id: Id }[]) =>
    ids.filter((id) => id === NONE || rows.some((row) => row.id === id));
  return {
    ...filter,
    hidden: of(filter.hidden, plan.channels),
    campaigns: of(filter.campaigns, plan.campaigns),
    pillars: of(filter.pillars, plan.pillars),
    labels: of(filter.labels, plan.labels),
    audiences: of(filter.audiences, plan.audiences),
    objectives: of(filter.objectives, plan.objectives),
  };
}

/** Returns whether two filters have the same conditions, in any order. */
export function isSame(a: Filter, b: Filter): boolean {
  const keys = Object.keys(ALL) as (keyof Filter)[];
  return keys.every((key) => [a[key]].flat().toSorted().join() === [b[key]].flat().toSorted().join());
}

function isAmong<T>(value: T, asked: readonly T[]): boolean {
  return asked.length === 0 || asked.includes(value);
}

function hasLabel(labels: readonly string[], asked: readonly string[]): boolean {
  if (asked.length === 0 || labels.some((label) => asked.includes(label))) return true;
  return labels.length === 0 && asked.includes(NONE);
}

function titleContains(title: string, text: string): boolean {
  if (text === "") return true;
  const folded = title.toLowerCase();
  return text.toLowerCase().split(/\s+/).every((word) => folded.includes(word));
}
