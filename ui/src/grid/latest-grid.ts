// The grid that was read last, so that going from post to post draws no empty one in between.

import type { ChannelId, ProfileGrid } from "../bindings";

let latest: { channel: ChannelId; grid: ProfileGrid } | null = null;

export function rememberGrid(channel: ChannelId, grid: ProfileGrid): void {
  latest = { channel, grid };
}

/** Returns the grid of a channel as it was read last; null if another one was. */
export const latestGrid = (channel: ChannelId): ProfileGrid | null => (latest?.channel === channel ? latest.grid : null);
