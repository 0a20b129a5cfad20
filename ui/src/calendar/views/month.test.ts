// A month neither loses nor repeats a card, and hides none that wants something done as long as that can be helped.

import fc from "fast-check";
import { expect, test } from "vitest";
import { clashes, isAmiss } from "../../store/clashes.svelte";
import type { Card } from "../../bindings";
import { daysFrom } from "../../model/dates";
import { STATUSES, isUnapproved } from "../../model/statuses";
import { inWeeks, monthWeeks } from "./month";

const DAYS = daysFrom("2026-10-26", 42);

const cards = fc
  .array(
    fc.record({
      date: fc.constantFrom(...DAYS.slice(0, 5)),
      minute: fc.integer({ min: 0, max: 1439 }),
      status: fc.constantFrom(...STATUSES),
      excess: fc.constantFrom(0, 0, 3),
    }),
    { maxLength: 60 },
  )
  .map((all) => all.sort((a, b) => a.minute - b.minute).map((some, index) => card({ ...some, id: `p${index}` })));

function card(some: Partial<Card>): Card {
  return {
    id: "p", item: "i", channel: "a", title: "T", status: "draft", date: null, minute: null,
    skipped: false, campaign: null, pillar: null, labels: [], excess: 0, ...some,
  };
}

const rank = (one: Card) => (isAmiss(one) ? 0 : isUnapproved(one) ? 1 : 2);

test("every card is shown or counted, and the pressing ones are shown first", () => {
  fc.assert(
    fc.property(cards, fc.integer({ min: 2, max: 9 }), (all, room) => {
      for (const day of monthWeeks(all, inWeeks(DAYS), Array(6).fill(room), new Set()).flat()) {
        const here = all.filter(({ date }) => date === day.date);
        expect(day.cards.length + day.more).toBe(here.length);
        const hidden = here.filter((one) => !day.cards.includes(one));
        const pressing = here.filter((one) => rank(one) < 2).length;
        if (pressing <= 12) expect(day.pressing).toBe(0);
        if (pressing < room) expect(day.cards.length + Number(day.more > 0)).toBeLessThanOrEqual(room);
        const worst = Math.min(9, ...hidden.map(rank));
        for (const shown of day.cards) expect(rank(shown)).toBeLessThanOrEqual(worst);
        expect(day.pressing).toBe(hidden.filter((one) => rank(one) < 2).length);
        expect(day.cards.map(({ minute }) => minute)).toEqual([...day.cards.map(({ minute }) => minute!)].sort((a, b) => a - b));
      }
    }),
  );
});

test("what clashes with another is not hidden before what is in order", () => {
  const all = Array.from({ length: 5 }, (_, minute) => card({ id: `p${minute}`, date: DAYS[3]!, minute, status: "approved" }));
  clashes.follow(() => [{ kind: "repeat", card: all[4]!, date: DAYS[1]! }]);
  const [week] = monthWeeks(all, inWeeks(DAYS), Array(6).fill(3), new Set());
  clashes.follow();
  expect(week![3]).toMatchObject({ more: 3, pressing: 0 });
  expect(week![3]!.cards.map(({ id }) => id)).toEqual(["p0", "p4"]);
});

test("a day that was opened shows all", () => {
  const all = Array.from({ length: 9 }, (_, index) => card({ id: `p${index}`, date: DAYS[3]!, minute: index }));
  const [week] = monthWeeks(all, inWeeks(DAYS), Array(6).fill(3), new Set([DAYS[3]!]));
  expect(week![3]).toMatchObject({ cards: all, more: 0 });
});
