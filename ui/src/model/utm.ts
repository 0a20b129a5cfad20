// The usual UTM values of a channel and a campaign, as fields show them while they are empty.

import type { Channel, Plan, Platform } from "../bindings";

/** Returns the source of a channel without one of its own. */
export function usualSource({ platform, name }: Channel, { utm_source }: Plan): string {
  return utm_source ?? (platform === "other" ? slug(name) : platform);
}

/** Returns the medium of a channel without one of its own. */
export function usualMedium(platform: Platform | undefined, { utm_medium }: Plan): string {
  return utm_medium ?? platform?.utmMedium ?? "social";
}

/** Returns a name in lower case, with a hyphen for whatever is no letter and no digit. */
export function slug(name: string): string {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}_]+/u);
  return words.filter((word) => word !== "").join("-");
}
