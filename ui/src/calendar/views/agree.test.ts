// Tests that all views show the same posts for the same days, whatever the plan and the filter.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Plain } from "../../../tests/plain";
import type { Card, Channel, Filter, FirstFrame } from "../../bindings";
import { daysFrom } from "../../model/dates";
import { ALL } from "../../model/filter";
import { type View, VIEWS } from "../../model/range";
import { STATUSES } from "../../model/statuses";
import { Store } from "../../store/store.svelte";
import { columns } from "./board";
import { lanes } from "./lanes";
import { groups } from "./list";
import { cardsByDate, type MonthDay, inWeeks, monthWeeks } from "./month";
import { weekRows } from "./week";

const DAY = "2026-11-18";
/** The six weeks of the month, and some days before and after. */
const DAYS = daysFrom("2026-10-20", 60);
const CHANNELS = ["a", "b", "c"];
const KEYS = { channel: () => "", title: () => "", status: () => "", campaign: () => "" };

const cards = fc.array(
  fc.record({
    date: fc.option(fc.constantFrom(...DAYS, ...daysFrom("2026-11-16", 7))),
    minute: fc.integer({ min: 0, max: 1439 }),
    channel: fc.constantFrom(...CHANNELS),
    status: fc.constantFrom(...STATUSES),
    title: fc.constantFrom("spring", "autumn", "spring sale"),
  }),
  { maxLength: 120 },
);

const filters = fc.record({
  hidden: fc.uniqueArray(fc.constantFrom(...CHANNELS), { maxLength: 2 }),
  statuses: fc.uniqueArray(fc.constantFrom(...STATUSES), { maxLength: 3 }),
  text: fc.constantFrom("", "", "spring", "Sale"),
});

type Given = { date: string | null; minute: number } & Partial<Plain<Card>>;

function card({ date, minute, ...some }: Given, index: number): Card {
  return {
    id: `p${index}`, item: "i", in_clock_gap: false, campaign: null, pillar: null, labels: [], date,
    minute: date === null ? null : minute, ...some,
  } as Card;
}

function channel(id: string, archived: boolean): Channel {
  return { id, platform: "x", name: id, handle: "", colour: null, zone: null, position: 0, archived } as Channel;
}

function opened(all: Card[], filter: Partial<Plain<Filter>>, archived: boolean, firstDay: number): Store {
  const store = new Store([]);
  const channels = CHANNELS.map((id) => channel(id, archived && id === "c"));
  const plan = { ...store.plan.settings, first_day: firstDay };
  const rows = {
    channels, campaigns: [], pillars: [], labels: [], notes: [], views: [], layers: [], snippets: [], audiences: [],
    objectives: [], messages: [], subjects: [], slots: [],
  };
  store.open({
    overview: { revision: 1, read_only: false, lost_file: null, plan, rows, undo: null, redo: null },
    now: { date: DAY, minute: 600 },
    from: DAY,
    cards: all.filter(({ date }) => date !== null),
    tray: all.filter(({ date }) => date === null),
    filter: { ...ALL, ...filter } as Filter,
    slot_times: [],
    unfinished: {},
    set_aside: [],
  } as FirstFrame);
  return store;
}

/** Returns the posts that a view lays out. */
function laidOut(store: Store, view: View): string[] {
  store.calendar.view = view;
  const { drawnCards: drawn, days } = store.calendar;
  switch (view) {
    case "week":
      return ids(weekRows(drawn, days, new Set()).flatMap(({ cells }) => cells.flat()));
    case "channels":
      return ids(lanes(drawn, days, store.plan.channels, store.calendar.hidden).flatMap(({ cells }) => cells.flat()));
    case "list":
      return ids(groups(drawn, days, { by: "time", isDown: false }, KEYS, () => 0).flatMap((group) => group.cards));
    case "board":
      return ids(columns(drawn).flatMap((column) => column.cards));
    case "month":
      return ids(month(store, new Set(days)).flatMap((day) => day.cards));
  }
}

function month({ calendar: { drawnCards: drawn, days } }: Store, open: ReadonlySet<string>): MonthDay[] {
  return monthWeeks(cardsByDate(drawn, inWeeks(days)), inWeeks(days), Array(6).fill(3), open, () => false).flat();
}

const ids = (all: readonly Card[]) => all.map(({ id }) => id).sort();

test("every view shows the same posts", () => {
  fc.assert(
    fc.property(cards, filters, fc.boolean(), fc.constantFrom(1, 6, 7), (given, filter, archived, firstDay) => {
      const all = given.map(card);
      const store = opened(all, filter, archived, firstDay);
      const week = new Set(store.calendar.days);
      const isAsked = ({ channel, status, title }: Card) =>
        !filter.hidden.includes(channel) &&
        (filter.statuses.length === 0 || filter.statuses.includes(status)) &&
        title.includes(filter.text.toLowerCase());
      const expected = ids(all.filter((card) => card.date !== null && week.has(card.date) && isAsked(card)));
      const byId = new Map<string, Card>(all.map((card) => [card.id, card]));
      for (const view of VIEWS) {
        const shown = laidOut(store, view).filter((id) => week.has(byId.get(id)!.date!));
        expect(shown, view).toEqual(expected);
      }
      store.calendar.view = "month";
      const counted = month(store, new Set()).reduce((sum, { cards, more }) => sum + cards.length + more, 0);
      expect(counted).toBe(laidOut(store, "month").length);
      expect(ids(store.calendar.tray)).toEqual(ids(all.filter((card) => card.date === null && isAsked(card))));
    }),
  );
});
