// Lays out the lanes: a row for each channel, a column for each day, the cards of each cell by time.

import type { Card, Channel } from "../../bindings";

export interface Lane {
  channel: Channel;
  cells: Card[][];
}

/** Returns the lanes of all channels in use, and of archived ones with posts on these days. */
export function lanes(
  cards: readonly Card[],
  days: readonly string[],
  channels: readonly Channel[],
  hidden: ReadonlySet<string>,
): Lane[] {
  const column = new Map(days.map((day, index) => [day, index]));
  const byChannel = new Map<string, Card[][]>();
  for (const card of cards) {
    const day = column.get(card.date!);
    if (day === undefined) continue;
    let cells = byChannel.get(card.channel);
    if (!cells) byChannel.set(card.channel, (cells = days.map(() => [])));
    cells[day]!.push(card);
  }
  return channels
    .filter((channel) => !hidden.has(channel.id) && (!channel.archived || byChannel.has(channel.id)))
    .map((channel) => ({ channel, cells: byChannel.get(channel.id) ?? days.map(() => []) }));
}
