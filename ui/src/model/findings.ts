// Selects those findings of the program's checks that concern visible posts and channels.

import type { Card, Channel, Finding, PostId, Severity } from "../bindings";
import { sameItems } from "./same-items";

/** What a card is marked with. */
export interface Mark {
  finding: Finding;
  /** The card that this one is too close to in time, if it is loaded. */
  near: Card | undefined;
}

/** What posts are marked with, the worst first. */
export type Marks = Map<PostId, Mark[]>;

/** A range of days on which some channels have no post. */
export interface Silence {
  /** The channels that are silent on exactly these days, in the plan's order. */
  channels: Channel[];
  from: string;
  to: string;
}

/** Returns what each card is marked with: the errors and warnings about its post. A pair too close in time marks both.
    Waived findings mark none. Posts that are marked as `before` keep their array. */
export function markFindings(findings: readonly Finding[], cards: ReadonlyMap<PostId, Card>, before: Marks = new Map()): Marks {
  const marks: Marks = new Map();
  for (const finding of findings) {
    const { post, other, check } = finding;
    if (finding.waived || finding.severity === "hint" || !post) continue;
    const isPair = check === "close";
    addTo(marks, post, { finding, near: isPair ? cards.get(other!.post) : undefined });
    if (isPair) addTo(marks, other!.post, { finding, near: cards.get(post) });
  }
  for (const [post, of] of marks) marks.set(post, sameItems(before.get(post) ?? [], of.sort(byWeightOfMark), isSameMark));
  return marks;
}

const byWeightOfMark = (a: Mark, b: Mark) => byWeight(a.finding, b.finding);
const isSameMark = (a: Mark, b: Mark | undefined) => a.finding === b?.finding && a.near === b.near;

function addTo<Value>(lists: Map<PostId, Value[]>, post: PostId, value: Value): void {
  const of = lists.get(post);
  if (of) of.push(value);
  else lists.set(post, [value]);
}

/** Returns the new findings, each as the object that the equal one of `before` was. */
export function keepFindings(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const earlier = new Map(before.map((finding) => [JSON.stringify(finding), finding]));
  return after.map((finding) => earlier.get(JSON.stringify(finding)) ?? finding);
}

/** Returns whether a text is over a limit that a person meets when posting by hand. */
export const isTooLong = ({ check, part, limit }: Finding): boolean => check === "excess" && part === "text" && limit?.of !== "api";

/** Returns the findings about visible posts that nobody waived. A close pair with one visible post is reported for that post. */
export function findingsOfVisible(findings: readonly Finding[], shown: ReadonlySet<PostId>): Finding[] {
  const open = findings.filter(({ waived }) => !waived);
  return open.map((finding) => namedByOther(finding, shown)).filter(({ post }) => post !== null && shown.has(post));
}

/** Returns the silences of these channels; channels that are silent on the same days share one. */
export function silences(findings: readonly Finding[], channels: readonly Channel[]): Silence[] {
  const found = new Map<string, Silence>();
  for (const { check, channel: id, day: from, last_day: to } of findings) {
    if (check !== "silence" || from === null || to === null) continue;
    const channel = channels.find((channel) => channel.id === id);
    if (!channel) continue;
    const same = found.get(`${from} ${to}`);
    if (same) same.channels.push(channel);
    else found.set(`${from} ${to}`, { channels: [channel], from, to });
  }
  return [...found.values()];
}

function namedByOther(finding: Finding, shown: ReadonlySet<PostId>): Finding {
  const { check, post, day, other } = finding;
  if (check !== "close" || !post || !day || !other || shown.has(post)) return finding;
  return { ...finding, post: other.post, day: other.day, other: { post, day } };
}

/** A post with all that is wrong with it. */
export interface Entry {
  card: Card;
  findings: readonly Finding[];
  /** The severity of the worst of them. */
  severity: Severity;
}

/** From the worst to the least. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "hint"];

/** Returns an entry for each of the cards about which there are findings, in the order of the cards. */
export function entriesOf(findings: readonly Finding[], cards: readonly Card[]): Entry[] {
  const byPost = new Map<PostId, Finding[]>();
  for (const finding of findings) {
    if (finding.post === null) continue;
    addTo(byPost, finding.post, finding);
  }
  return cards.flatMap((card) => {
    const found = byPost.get(card.id)?.sort(byWeight);
    return found ? [{ card, findings: found, severity: found[0]!.severity }] : [];
  });
}

const byWeight = (a: Finding, b: Finding) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);

/** What is to be mended on some days. Waived findings are left out. */
export interface Found {
  entries: Entry[];
  silences: Silence[];
  droughts: Finding[];
  /** The posts of each severity, by the worst of their findings; silences and droughts are hints. */
  counts: Record<Severity, number>;
}

/** Returns what was found about these cards and channels. */
export function foundAbout(findings: readonly Finding[], cards: readonly Card[], channels: readonly Channel[]): Found {
  const entries = entriesOf(findingsOfVisible(findings, new Set(cards.map(({ id }) => id))), cards);
  const silent = silences(findings, channels);
  const droughts = findings.filter(({ check }) => check === "pillar_drought");
  const counts = { error: 0, warning: 0, hint: silent.length + droughts.length };
  for (const { severity } of entries) counts[severity] += 1;
  return { entries, silences: silent, droughts, counts };
}
