// Puts what is appended to a link, and how its visits are counted, into words.

import type { LinkOnChannel, Tally, UtmParameter } from "../bindings";
import { m } from "../paraglide/messages";
import { formatNumber, monthAndYear } from "./format";

/** Returns what is appended, as in “+ utm: source x · medium social”. */
export function addedWords(added: readonly UtmParameter[]): string {
  if (added.length === 0) return m.utm_nothing();
  const words = added.map(({ name, value }) => `${name.replace("utm_", "")} ${value}`);
  return m.utm_added({ parameters: words.join(" · ") });
}

/** Returns how Google Analytics counts the visits; null for a link without a source and a medium. */
export function groupWords({ is_tagged, group, by_campaign }: LinkOnChannel): string | null {
  if (!is_tagged) return null;
  if (!group) return m.utm_unassigned();
  return by_campaign === null ? m.utm_group({ group }) : m.utm_group_by_campaign({ group, campaign: by_campaign });
}

/** Returns whether visits will not be counted as those of the channel: in no group, or in one that the campaign decides. */
export function isMiscounted({ is_tagged, group, by_campaign }: LinkOnChannel): boolean {
  return is_tagged && (group === null || by_campaign !== null);
}

/** Returns a count with its limit, as in “3 of 5 hashtags”; null where there is none, or no limit to mind. */
export function tallyWords(what: "hashtags" | "links", { count, limit }: Tally): string | null {
  if (limit === null || count === 0) return null;
  const words = { count: formatNumber(count), limit: formatNumber(limit) };
  return what === "hashtags" ? m.hashtags_of(words) : m.links_of(words);
}

/** Returns where the limit was read, and when; undefined without a limit. */
export function sourceWords({ source, checked }: Tally): string | undefined {
  return source === "" ? undefined : m.limit_from({ source, month: monthAndYear(`${checked}-01`) });
}
