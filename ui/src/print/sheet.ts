// What a view says on paper: blocks of cells, each with its posts whole. It has no hours and no elastic rows, so that no
// card is cut and a crowded day only grows.

import { columns } from "../calendar/views/board";
import { lanes } from "../calendar/views/lanes";
import { inWeeks } from "../calendar/views/month";
import type { Card } from "../bindings";
import { weekNumber, addDays } from "../model/dates";
import { WEEK } from "../model/range";
import { m } from "../paraglide/messages";
import type { Store } from "../store/store.svelte";
import { dayLong, dayName, dayShort } from "../words/format";
import { statusName } from "../words/posts";

/** A day, or what else a column of a view is about. */
export interface Cell {
  /** Stands over the cards; empty where a head of the page says it. */
  label: string;
  /** The day's note. */
  note: string | undefined;
  cards: readonly Card[];
}

/** A row of cells, such as a week or a channel. */
export interface Block {
  label: string;
  cells: readonly Cell[];
}

export interface Sheet {
  /** What stands over the columns of each page. */
  heads: readonly string[];
  blocks: readonly Block[];
  /** What the place of a card doesn't say, so that the card does. */
  says: Says;
}

export interface Says {
  day: boolean;
  status: boolean;
  /** The channel's name; `if ambiguous` where another channel has the same glyph. */
  channel: "always" | "if ambiguous" | "never";
}

const SAYS: Says = { day: false, status: true, channel: "if ambiguous" };

/** Returns what the visible view says. */
export function sheetOf(store: Store): Sheet {
  const { view, days } = store.calendar;
  switch (view) {
    case "channels":
      return { heads: days.map(dayShort), blocks: laneBlocks(store), says: { ...SAYS, channel: "never" } };
    case "month":
      return { heads: days.slice(0, WEEK).map(dayName), blocks: weekBlocks(store), says: SAYS };
    case "list":
      return { heads: [], blocks: dayBlocks(store), says: { ...SAYS, channel: "always" } };
    case "board":
      return { heads: [], blocks: [statusBlock(store)], says: { ...SAYS, day: true, status: false } };
    default:
      return { heads: days.map(dayShort), blocks: [{ label: "", cells: days.map((day) => cellOf(store, day, "")) }], says: SAYS };
  }
}

function cellOf(store: Store, day: string, label: string): Cell {
  return { label, note: store.plan.noteByDate.get(day), cards: store.calendar.visible.filter(({ date }) => date === day) };
}

function laneBlocks({ calendar, plan }: Store): Block[] {
  const found = lanes(calendar.visible, calendar.days, plan.channels, calendar.hidden);
  const filled = found.filter(({ cells }) => cells.some(({ length }) => length > 0));
  return filled.map(({ channel, cells }) => ({
    label: channel.name,
    cells: cells.map((cards) => ({ label: "", note: undefined, cards })),
  }));
}

function weekBlocks(store: Store): Block[] {
  return inWeeks(store.calendar.days).map((days) => ({
    label: m.week_number({ number: weekNumber(addDays(days[0]!, 3)) }),
    cells: days.map((day) => cellOf(store, day, `${+day.slice(8)}`)),
  }));
}

function dayBlocks(store: Store): Block[] {
  const cells = store.calendar.days.map((day) => cellOf(store, day, dayLong(day)));
  const filled = cells.filter(({ cards, note }) => cards.length > 0 || note !== undefined);
  return filled.map((cell) => ({ label: "", cells: [cell] }));
}

function statusBlock({ calendar }: Store): Block {
  const cells = columns(calendar.visible).map(({ status, cards }) => ({ label: statusName(status), note: undefined, cards }));
  return { label: "", cells };
}
