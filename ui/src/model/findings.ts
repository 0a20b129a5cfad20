// What the program found wrong, as far as it is about what is shown.

import type { Channel, Finding, PostId } from "../bindings";

/** Days of channels without a post. */
export interface Silence {
  /** All that are silent on just these days, in the plan's order. */
  channels: Channel[];
  from: string;
  to: string;
}

/** Returns what is wrong with each post beside another one; both of a close pair have it. */
export function besidePosts(findings: readonly Finding[]): Map<PostId, Finding> {
  const pairs = findings.filter(({ other }) => other !== null);
  const found = new Map(pairs.map((finding) => [finding.post!, finding]));
  for (const finding of pairs) {
    const { post } = finding.other!;
    if (finding.check === "close" && !found.has(post)) found.set(post, finding);
  }
  return found;
}

/** Returns the findings about shown posts. A close pair of which only the other post is shown is named by that one. */
export function aboutShown(findings: readonly Finding[], shown: ReadonlySet<PostId>): Finding[] {
  return findings.map((finding) => turned(finding, shown)).filter(({ post }) => post !== null && shown.has(post));
}

/** Returns the silences of these channels, those on the same days as one. */
export function silences(findings: readonly Finding[], channels: readonly Channel[]): Silence[] {
  const found = new Map<string, Silence>();
  for (const { check, channel: id, day: from, last_day: to } of findings) {
    if (check !== "silence" || to === null) continue;
    const channel = channels.find((channel) => channel.id === id);
    if (!channel) continue;
    const same = found.get(`${from} ${to}`);
    if (same) same.channels.push(channel);
    else found.set(`${from} ${to}`, { channels: [channel], from, to });
  }
  return [...found.values()];
}

function turned(finding: Finding, shown: ReadonlySet<PostId>): Finding {
  const { check, post, day, other } = finding;
  if (check !== "close" || !post || !other || shown.has(post)) return finding;
  return { ...finding, post: other.post, day: other.day, other: { post, day } };
}
