// An option of a choice, with the mark drawn before its name.

import type { Channel, ChannelId, Platform, Status } from "../bindings";
import { STATUSES } from "../model/statuses";
import { statusName } from "../words/posts";
import { channelColour } from "./colours";

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  /** Draws the status's glyph. */
  status?: Status;
  /** Draws the platform's icon, on a tile of `colour`. */
  platform?: string;
  /** Draws a dot of the colour if there is no platform. */
  colour?: string;
}

/** Returns the options of rows that have an id and a name. */
export const namedOptions = <Id extends string>(rows: readonly { id: Id; name: string }[]): Option<Id>[] =>
  rows.map(({ id, name }) => ({ value: id, label: name }));

export const statusOptions = (): Option<Status>[] =>
  STATUSES.map((status) => ({ value: status, label: statusName(status), status }));

export function channelOptions(
  channels: readonly Channel[],
  platforms: ReadonlyMap<string, Platform>,
): Option<ChannelId>[] {
  return channels.map((channel) => ({
    value: channel.id,
    label: channel.name,
    platform: channel.platform,
    colour: channelColour(channel, platforms),
  }));
}

export function platformOptions(platforms: Iterable<Platform>, locale: string): Option[] {
  return [...platforms].map(({ id, name, colour }) => ({
    value: id,
    label: locale === "zh-CN" ? name.zh : name.en,
    platform: id,
    colour: `light-dark(${colour.light}, ${colour.dark})`,
  }));
}
