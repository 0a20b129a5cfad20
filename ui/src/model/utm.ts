// The usual UTM values of a channel and a campaign, as fields show them while they are empty.

import type { Campaign, Channel, Plan, Platform } from "../bindings";

/** Returns the source of a channel without one of its own. */
export function usualSource({ platform, name }: Channel, { utm_source }: Plan): string {
  return utm_source ?? (platform === "other" ? slug(name) : platform);
}

/** Returns the medium of a channel without one of its own. */
export function usualMedium(platform: Platform | undefined, { utm_medium }: Plan): string {
  return utm_medium ?? platform?.utmMedium ?? "social";
}

/** What decides how links are sent, beside their posts. */
interface LinkWords {
  settings: Plan;
  channels: readonly Channel[];
  campaigns: readonly Campaign[];
}

/** Returns all that the plan, its channels and its campaigns say about links, as one text. */
export function linkWords({ settings, channels, campaigns }: LinkWords): string {
  const { utm, utm_source, utm_medium } = settings;
  const ofChannels = channels.map(({ id, name, utm_source, utm_medium }) => [id, name, utm_source, utm_medium]);
  const ofCampaigns = campaigns.map(({ id, name, utm_campaign }) => [id, name, utm_campaign]);
  return JSON.stringify([utm, utm_source, utm_medium, ofChannels, ofCampaigns]);
}

/** Returns a name in lower case, with a hyphen for whatever is no letter and no digit. */
export function slug(name: string): string {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}_]+/u);
  return words.filter((word) => word !== "").join("-");
}
