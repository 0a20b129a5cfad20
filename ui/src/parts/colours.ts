// A channel's colour: its own, or its platform's in the theme of the moment.

import type { Channel, Platform } from "../bindings";

export function channelColour(
  channel: Channel | undefined,
  platforms: ReadonlyMap<string, Platform>,
): string {
  if (channel?.colour) return channel.colour;
  const platform = platforms.get(channel?.platform ?? "other") ?? platforms.get("other");
  if (!platform) return "var(--edge-strong)";
  return `light-dark(${platform.colour.light}, ${platform.colour.dark})`;
}
