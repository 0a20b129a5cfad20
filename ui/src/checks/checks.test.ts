// The pure parts about the days: gaps, collisions, a campaign's days under a drag, a layer's hours.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Campaign, Card, Channel, Echo } from "../bindings";
import { daysBetween, daysFrom } from "../model/dates";
import { dragged, keyed } from "../campaigns/campaign-edit";
import { byCard, repeated, tooClose, touching, withEdges } from "../model/collisions";
import { dayAt } from "../campaigns/day-grid";
import { fillable, gaps } from "./gaps";

const WEEK = daysFrom("2026-11-16", 7);
const LINKEDIN = { id: "l", name: "LinkedIn", archived: false } as Channel;

function card(id: string, channel: string, date: string | null, minute = 540, more: Partial<Card> = {}): Card {
  return {
    id, item: id, channel, title: id, status: "draft", date, minute: date && minute, in_clock_gap: false,
    campaign: null, pillar: null, labels: [], excess: 0, ...more,
  } as Card;
}

describe("gaps", () => {
  const said = (...days: number[]) => days.map((day, at) => card(`${at}`, "l", WEEK[day]!));
  const found = (cards: Card[], channels = [LINKEDIN]) =>
    gaps(cards, WEEK, channels).map(({ channels, from, to }) => [channels.map(({ name }) => name).join(), from.slice(8), to.slice(8)]);

  const cases: [string, Card[], unknown[]][] = [
    ["three days are one", said(0, 4, 5, 6), [["LinkedIn", "17", "19"]]],
    ["two are none", said(0, 3, 6), []],
    ["at both ends", said(3), [["LinkedIn", "16", "18"], ["LinkedIn", "20", "22"]]],
    ["a silent week is one", [], [["LinkedIn", "16", "22"]]],
    ["what is skipped is not said", [...said(0, 6), card("s", "l", WEEK[3]!, 540, { status: "skipped" })], [["LinkedIn", "17", "21"]]],
    ["another channel's posts do not count", [card("o", "x", WEEK[3]!)], [["LinkedIn", "16", "22"]]],
  ];
  test.each(cases)("%s", (_, cards, expected) => expect(found(cards)).toEqual(expected));

  test("channels with the same silent days are one gap, the earlier gaps first", () => {
    const X = { id: "x", name: "X", archived: false } as Channel;
    const BLOG = { id: "b", name: "Blog", archived: false } as Channel;
    const cards = [...said(0), card("b", "b", WEEK[0]!), card("x", "x", WEEK[3]!)];
    expect(found(cards, [BLOG, X, LINKEDIN])).toEqual([["X", "16", "18"], ["Blog,LinkedIn", "17", "22"], ["X", "20", "22"]]);
  });

  test("what is past, and what is before the first post, can't be filled", () => {
    expect(fillable(WEEK, "2026-11-20", "2026-01-01")).toEqual(WEEK.slice(4));
    expect(fillable(WEEK, "2026-11-01", "2026-11-21")).toEqual(WEEK.slice(5));
    expect(fillable(WEEK, "2026-11-01", null)).toEqual([]);
  });

  test("an archived channel may be silent", () => {
    expect(found([], [{ ...LINKEDIN, archived: true }])).toEqual([]);
  });

  test("every gap is silent, long enough, and ends at a post or an end", () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 27 }));
    const month = daysFrom("2026-11-02", 28);
    fc.assert(
      fc.property(days, (spoken) => {
        const cards = spoken.map((day) => card(`${day}`, "l", month[day]!));
        const isSpoken = (day: number) => spoken.includes(day) || day < 0 || day > 27;
        const silent = gaps(cards, month, [LINKEDIN]);
        for (const { from, to } of silent) {
          const [first, last] = [daysBetween(month[0]!, from), daysBetween(month[0]!, to)];
          expect(last - first).toBeGreaterThanOrEqual(2);
          expect(isSpoken(first - 1) && isSpoken(last + 1)).toBe(true);
          for (let day = first; day <= last; day += 1) expect(isSpoken(day)).toBe(false);
        }
      }),
    );
  });
});

describe("collisions", () => {
  const at = (id: string, channel: string, minute: number, date = WEEK[0]!) => card(id, channel, date, minute);

  test("under a quarter of an hour apart on one channel", () => {
    const cards = [at("a", "l", 540), at("b", "x", 545), at("c", "l", 554), at("d", "l", 569)];
    expect(tooClose(cards).map(({ card, kind }) => [kind, card.id])).toEqual([["close", "c"]]);
  });

  test("over midnight, and not with what is skipped", () => {
    const late = at("a", "l", 1435);
    const early = at("b", "l", 5, WEEK[1]!);
    expect(tooClose([late, early])).toHaveLength(1);
    expect(tooClose([{ ...late, status: "skipped" }, early])).toHaveLength(0);
  });

  test("over midnight at the edges of the range, named by the one that is shown", () => {
    const [sunday, monday] = [at("a", "l", 1435, "2026-11-15"), at("b", "l", 5)];
    const all = [monday, at("far", "l", 5, "2026-11-30"), sunday];
    const edged = withEdges([monday], all, WEEK[0]!, "2026-11-23");
    expect(edged.map(({ id }) => id)).toEqual(["a", "b"]);
    const pairs = tooClose(edged);
    expect(touching(pairs, [monday]).map(({ card }) => card.id)).toEqual(["b"]);
    expect(touching(pairs, [sunday]).map(({ card }) => card.id)).toEqual(["a"]);
    expect(touching(pairs, [])).toEqual([]);
  });

  test("with one that a filter hides", () => {
    const [shown, hidden] = [at("a", "l", 540), at("b", "l", 545)];
    expect(touching(tooClose([shown, hidden]), [shown])).toMatchObject([{ card: shown, other: hidden }]);
  });

  test("both of a close pair are marked, and repeats among the shown", () => {
    const cards = [at("a", "l", 540), at("b", "l", 541), at("c", "x", 600)];
    const repeats = [{ post: "c", other: "z", date: "2026-11-12" }, { post: "gone", other: "c", date: "2026-11-12" }];
    const marks = byCard([...tooClose(cards), ...repeated(cards, repeats as Echo[])]);
    expect([...marks.keys()].sort()).toEqual(["a", "b", "c"]);
  });
});

describe("a campaign's days", () => {
  const campaign = { id: "c", name: "C", colour: "", brief: "", first_day: "2026-11-17", last_day: "2026-11-19" } as Campaign;
  const days = (first: string, last: string) => ({ first_day: `2026-11-${first}`, last_day: `2026-11-${last}` });

  test.each([
    ["whole", 2, days("19", "21")],
    ["first", -1, days("16", "19")],
    ["first", 9, days("19", "19")],
    ["last", 1, days("17", "20")],
    ["last", -9, days("17", "17")],
  ] as const)("%s by %i", (grip, by, expected) => expect(dragged(campaign, grip, by)).toEqual(expected));

  test("one day alone becomes two by an end, and stays one whole", () => {
    const one = { ...campaign, last_day: null };
    expect(dragged(one, "last", 1)).toEqual(days("17", "18"));
    expect(dragged(one, "whole", 1)).toEqual({ first_day: "2026-11-18", last_day: null });
  });

  test("keys", () => {
    const key = (key: string, more = {}) => keyed({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more } as KeyboardEvent);
    expect(key("ArrowRight")).toEqual({ grip: "whole", days: 1 });
    expect(key("ArrowLeft", { shiftKey: true })).toEqual({ grip: "last", days: -1 });
    expect(key("ArrowLeft", { shiftKey: true, ctrlKey: true })).toEqual({ grip: "first", days: -1 });
    expect(key("ArrowLeft", { altKey: true })).toBeNull();
    expect(key("Enter")).toBeNull();
  });

  test("keys where days lie below each other", () => {
    const key = (key: string) => keyed({ key } as KeyboardEvent, 7);
    expect([key("ArrowUp"), key("ArrowDown")]).toEqual([{ grip: "whole", days: -7 }, { grip: "whole", days: 7 }]);
    expect(keyed({ key: "ArrowUp" } as KeyboardEvent)).toBeNull();
  });

  test("the day under the pointer, beyond the ends too", () => {
    const grid = { columns: [100, 200, 300, 400], rows: [] };
    expect([50, 100, 250, 399, 400, 520].map((x) => dayAt(grid, x, 9))).toEqual([-1, 0, 1, 2, 3, 4]);
  });

  test("the day under the pointer in several rows, theirs above and below too", () => {
    const grid = { columns: [100, 200, 300], rows: [50, 80, 110] };
    const at = [[150, 0], [150, 60], [250, 80], [250, 109], [90, 85], [150, 500]] as const;
    expect(at.map(([x, y]) => dayAt(grid, x, y))).toEqual([0, 0, 3, 3, 1, 4]);
  });
});
