// Tests that layouts neither lose nor repeat a card.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Plain } from "../../../tests/plain";
import type { Campaign, Card, Channel } from "../../bindings";
import { daysFrom } from "../../model/dates";
import { bars } from "../../campaigns/bars";
import { lanes } from "./lanes";
import { weekRows } from "./week";

const DAYS = daysFrom("2026-11-16", 7);
const CHANNELS = ["a", "b", "c"];

const cards = fc.array(
  fc.record({
    date: fc.constantFrom(...DAYS),
    minute: fc.integer({ min: 0, max: 1439 }),
    channel: fc.constantFrom(...CHANNELS),
  }),
  { maxLength: 60 },
).map((all) => all.map((some, index) => card({ ...some, id: `p${index}` })));

function card(some: Partial<Plain<Card>>): Card {
  return {
    id: "p", item: "i", channel: "a", title: "T", status: "draft", date: null, minute: null,
    in_clock_gap: false, campaign: null, pillar: null, labels: [], ...some,
  } as Card;
}

function channel(id: string, archived = false): Channel {
  return { id, platform: "x", name: id, handle: "", colour: null, zone: null, position: 0, archived } as Channel;
}

describe("week", () => {
  test("every card stands once, in its hour and day", () => {
    fc.assert(
      fc.property(cards, fc.uniqueArray(fc.integer({ min: 0, max: 23 })), (all, open) => {
        const rows = weekRows(all, DAYS, new Set(open));
        const placed = rows.flatMap((row) =>
          row.cells.flatMap((cell, day) =>
            cell.map((card) => {
              expect(card.date).toBe(DAYS[day]);
              expect(Math.floor(card.minute! / 60)).toBe(row.from);
              return card.id;
            }),
          ),
        );
        expect(placed.sort()).toEqual(all.map(({ id }) => id).sort());
      }),
    );
  });

  test("the rows cover the day without a gap, and no two folded rows meet", () => {
    fc.assert(
      fc.property(cards, (all) => {
        const rows = weekRows(all, DAYS, new Set());
        expect(rows[0]!.from).toBe(0);
        expect(rows.at(-1)!.to).toBe(23);
        rows.slice(1).forEach((row, index) => {
          expect(row.from).toBe(rows[index]!.to + 1);
          expect(row.kind === "hour" || rows[index]!.kind === "hour").toBe(true);
        });
      }),
    );
  });

  test("an empty week shows working hours to click on", () => {
    const open = weekRows([], DAYS, new Set()).filter((row) => row.kind === "hour");
    expect(open.map((row) => row.from)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
  });

  test("one empty hour is a thin row, several are a band", () => {
    const at = (hour: number) => card({ id: `${hour}`, date: DAYS[0]!, minute: hour * 60 });
    const rows = weekRows([at(8), at(10), at(14)], DAYS, new Set());
    const kinds = rows.map((row) => [row.kind, row.from, row.to].join(" "));
    expect(kinds).toEqual([
      "band 0 7", "hour 8 8", "thin 9 9", "hour 10 10", "band 11 13", "hour 14 14", "band 15 23",
    ]);
  });
});

describe("lanes", () => {
  test("every card of a shown channel stands once", () => {
    fc.assert(
      fc.property(cards, (all) => {
        const found = lanes(all, DAYS, CHANNELS.map((id) => channel(id)), new Set(["b"]));
        const placed = found.flatMap((lane) => lane.cells.flat().map(({ id }) => id));
        const expected = all.filter((card) => card.channel !== "b").map(({ id }) => id);
        expect(placed.sort()).toEqual(expected.sort());
      }),
    );
  });

  test("an archived channel has a lane as long as it has posts", () => {
    const archived = [channel("a", true), channel("b", true)];
    const found = lanes([card({ date: DAYS[2]!, minute: 0 })], DAYS, archived, new Set());
    expect(found.map((lane) => lane.channel.id)).toEqual(["a"]);
  });
});

describe("campaign bars", () => {
  const campaign = (id: string, first: string | null, last: string | null) => ({
    id, name: id, colour: "#000000", first_day: first, last_day: last, brief: "",
  }) as Campaign;

  test.each([
    ["within the week", "2026-11-17", "2026-11-18", 1, 3],
    ["from before to after", "2026-11-01", "2026-12-01", 0, 7],
    ["one day without an end", "2026-11-22", null, 6, 7],
  ])("%s", (_, first, last, start, end) => {
    const [bar] = bars([campaign("c", first, last)], DAYS);
    expect([bar?.start, bar?.end]).toEqual([start, end]);
  });

  test("none overlaps another, and none that touches the days is left out", () => {
    const day = fc.option(fc.constantFrom(...daysFrom("2026-11-10", 20)));
    const some = fc.array(fc.tuple(day, day), { maxLength: 12 }).map((all) =>
      all.map(([one, other], index) => {
        const [first, last] = one && other && one > other ? [other, one] : [one, other];
        return campaign(`c${index}`, first, last);
      }),
    );
    fc.assert(
      fc.property(some, (all) => {
        const found = bars(all, DAYS);
        const covers = ({ first_day, last_day }: Campaign, date: string) =>
          (first_day ?? last_day ?? "9") <= date && date <= (last_day ?? first_day ?? "0");
        DAYS.forEach((date, column) => {
          const here = found.filter(({ start, end }) => start <= column && column < end);
          expect(here.map((bar) => bar.campaign.id).sort()).toEqual(
            all.filter((campaign) => covers(campaign, date)).map(({ id }) => id).sort(),
          );
          expect(new Set(here.map(({ line }) => line)).size).toBe(here.length);
        });
      }),
    );
  });

  test("those that meet lie on lines of their own; those elsewhere are left out", () => {
    const all = [
      campaign("a", "2026-11-16", "2026-11-18"),
      campaign("b", "2026-11-18", "2026-11-20"),
      campaign("c", "2026-11-19", "2026-11-22"),
      campaign("d", "2026-10-01", "2026-10-02"),
    ];
    expect(bars(all, DAYS).map((bar) => [bar.campaign.id, bar.line])).toEqual([["a", 0], ["b", 1], ["c", 0]]);
  });
});
