// Tests that a month neither loses nor repeats a card, and hides cards that need attention only if it must.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Plain } from "../../../tests/plain";
import type { Card } from "../../bindings";
import { daysFrom } from "../../model/dates";
import { STATUSES, isUnapproved } from "../../model/statuses";
import { cardsByDate, hasTitleLines, inWeeks, isThin, monthWeeks, sharedLines, weekHeights, weekNeeds } from "./month";

const hasFinding = ({ in_clock_gap }: Card) => in_clock_gap;
const DAYS = daysFrom("2026-10-26", 42);

const cards = fc
  .array(
    fc.record({
      date: fc.constantFrom(...DAYS.slice(0, 5)),
      minute: fc.integer({ min: 0, max: 1439 }),
      status: fc.constantFrom(...STATUSES),
      in_clock_gap: fc.constantFrom(false, false, true),
    }),
    { maxLength: 60 },
  )
  .map((all) => all.sort((a, b) => a.minute - b.minute).map((some, index) => card({ ...some, id: `p${index}` })));

function card(some: Partial<Plain<Card>>): Card {
  return {
    id: "p", item: "i", channel: "a", title: "T", status: "draft", date: null, minute: null,
    in_clock_gap: false, campaign: null, pillar: null, labels: [], ...some,
  } as Card;
}

const rank = (card: Card) => (hasFinding(card) ? 0 : isUnapproved(card) ? 1 : 2);

test("every card is shown or counted, and those that need attention are shown first", () => {
  fc.assert(
    fc.property(cards, fc.integer({ min: 2, max: 9 }), (all, space) => {
      for (const day of monthWeeks(cardsByDate(all, inWeeks(DAYS)), inWeeks(DAYS), Array(6).fill(space), new Set(), hasFinding).flat()) {
        const here = all.filter(({ date }) => date === day.date);
        expect(day.cards.length + day.more).toBe(here.length);
        const hidden = here.filter((card) => !day.cards.includes(card));
        const needingAttention = here.filter((card) => rank(card) < 2).length;
        if (needingAttention <= 12) expect(day.needingAttention).toBe(0);
        if (needingAttention < space) expect(day.cards.length + Number(day.more > 0)).toBeLessThanOrEqual(space);
        const worst = Math.min(9, ...hidden.map(rank));
        for (const shown of day.cards) expect(rank(shown)).toBeLessThanOrEqual(worst);
        expect(day.needingAttention).toBe(hidden.filter((card) => rank(card) < 2).length);
        expect(day.cards.map(({ minute }) => minute)).toEqual([...day.cards.map(({ minute }) => minute!)].sort((a, b) => a - b));
      }
    }),
  );
});

test("what clashes with another is not hidden before what is in order", () => {
  const all = Array.from({ length: 5 }, (_, minute) => card({ id: `p${minute}`, date: DAYS[3]!, minute, status: "approved" }));
  const [week] = monthWeeks(cardsByDate(all, inWeeks(DAYS)), inWeeks(DAYS), Array(6).fill(3), new Set(), ({ id }) => id === "p4");
  expect(week![3]).toMatchObject({ more: 3, needingAttention: 0 });
  expect(week![3]!.cards.map(({ id }) => id)).toEqual(["p0", "p4"]);
});

test("a day that was opened shows all", () => {
  const all = Array.from({ length: 9 }, (_, index) => card({ id: `p${index}`, date: DAYS[3]!, minute: index }));
  const [week] = monthWeeks(cardsByDate(all, inWeeks(DAYS)), inWeeks(DAYS), Array(6).fill(3), new Set([DAYS[3]!]), hasFinding);
  expect(week![3]).toMatchObject({ cards: all, more: 0 });
});

describe("the heights of weeks", () => {
  const SIZES = { head: 29, bar: 19, card: 24, titled: 40 };
  const BARS = [0, 1, 0, 0, 2, 0];
  const weeks = inWeeks(DAYS);
  const anywhere = fc
    .array(fc.record({ date: fc.constantFrom(...DAYS.slice(7)), status: fc.constantFrom(...STATUSES) }), { maxLength: 90 })
    .map((all) => all.map((some, at) => card({ ...some, id: `p${at}`, minute: 540 })));
  const heights = (needs: ReturnType<typeof weekNeeds>, lines: number[]) =>
    lines.map((count, week) => SIZES.head + needs[week]!.bars * SIZES.bar + count * SIZES.card);
  const sum = (all: number[]) => all.reduce((a, b) => a + b, 0);

  test("no line is left while a week hides a card, and none is taken that another week needs more", () => {
    fc.assert(
      fc.property(anywhere, fc.integer({ min: 300, max: 1400 }), (all, space) => {
        const needs = weekNeeds(cardsByDate(all, weeks), weeks, BARS, new Set(), hasFinding);
        const lines = sharedLines(needs, { ...SIZES, space });
        const tall = heights(needs, lines);
        needs.forEach(({ least, most }, week) => {
          expect(lines[week]).toBeGreaterThanOrEqual(least);
          expect(lines[week]).toBeLessThanOrEqual(most);
          if (lines[week]! === most) return;
          expect(space - sum(tall)).toBeLessThan(SIZES.card);
          const grown = tall.filter((_, other) => lines[other]! > needs[other]!.least);
          for (const other of grown) expect(other - SIZES.card).toBeLessThanOrEqual(tall[week]!);
        });
        const least = sum(heights(needs, needs.map((need) => need.least)));
        expect(sum(tall)).toBeLessThanOrEqual(Math.max(space, least));
      }),
    );
  });

  test("with its lines no week hides what is not approved", () => {
    fc.assert(
      fc.property(anywhere, fc.integer({ min: 300, max: 1400 }), (all, space) => {
        const lines = sharedLines(weekNeeds(cardsByDate(all, weeks), weeks, BARS, new Set(), hasFinding), { ...SIZES, space });
        for (const day of monthWeeks(cardsByDate(all, weeks), weeks, lines, new Set(), hasFinding).flat()) {
          if (day.cards.length < 12) expect(day.needingAttention).toBe(0);
        }
      }),
    );
  });

  const drafts = (week: number, count: number) =>
    Array.from({ length: count }, (_, at) => card({ id: `${week}/${at}`, date: weeks[week]![0]!, minute: at, status: "approved" }));

  test("an empty week is thin beside one with posts, and as tall as the rest without", () => {
    const needs = weekNeeds(cardsByDate(drafts(2, 5), weeks), weeks, BARS, new Set(), hasFinding);
    expect(weeks.map((_, week) => isThin(needs, week))).toEqual([true, true, false, true, true, true]);
    const none = weekNeeds(cardsByDate([], weeks), weeks, BARS, new Set(), hasFinding);
    expect(weeks.map((_, week) => isThin(none, week))).toEqual(Array(6).fill(false));
  });

  test("a crowded week has the space that empty ones leave", () => {
    const needs = weekNeeds(cardsByDate(drafts(2, 18), weeks), weeks, Array(6).fill(0), new Set(), hasFinding);
    expect(sharedLines(needs, { ...SIZES, space: 6 * 29 + 18 * 24 })[2]).toBe(18);
    expect(sharedLines(needs, { ...SIZES, space: 6 * 29 + 18 * 24 - 1 })[2]).toBe(17);
  });

  test("titles have a line of their own once all cards fit with it", () => {
    const needs = weekNeeds(cardsByDate([...drafts(1, 3), ...drafts(2, 4)], weeks), weeks, Array(6).fill(0), new Set(), hasFinding);
    const full = 6 * 29 + 7 * 40;
    expect(hasTitleLines(needs, { ...SIZES, space: full })).toBe(true);
    expect(hasTitleLines(needs, { ...SIZES, space: full - 1 })).toBe(false);
  });

  test("a week is as tall as its lines, and taller with a line for each title", () => {
    const needs = weekNeeds(cardsByDate(drafts(2, 3), weeks), weeks, [0, 0, 1, 0, 0, 0], new Set(), hasFinding);
    const lines = needs.map(({ most }) => most);
    expect(weekHeights(needs, lines, false, { ...SIZES, space: 900 })[2]).toBe(29 + 19 + 3 * 24);
    expect(weekHeights(needs, lines, true, { ...SIZES, space: 900 })).toEqual([29, 29, 29 + 19 + 3 * 40, 29, 29, 29]);
  });

  test("a day that was opened is wanted whole", () => {
    const needs = weekNeeds(cardsByDate(drafts(2, 9), weeks), weeks, BARS, new Set([weeks[2]![0]!]), hasFinding);
    expect(needs[2]).toEqual({ bars: 0, least: 9, most: 9 });
  });
});
