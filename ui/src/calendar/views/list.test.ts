// Tests the groups and the order of the list.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Card } from "../../bindings";
import { daysFrom } from "../../model/dates";
import { STATUSES } from "../../model/statuses";
import { SORTS, groups } from "./list";

const DAYS = daysFrom("2026-11-16", 7);
const KEYS = {
  channel: ({ channel }: Card) => channel,
  title: ({ title }: Card) => title,
  status: ({ status }: Card) => STATUSES.indexOf(status),
  campaign: ({ campaign }: Card) => campaign ?? "",
};
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const cards = fc
  .array(
    fc.record({
      date: fc.constantFrom(...DAYS),
      minute: fc.integer({ min: 0, max: 1439 }),
      title: fc.constantFrom("a", "b", "c"),
      status: fc.constantFrom(...STATUSES),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(
      (some, index) => ({
        id: `p${index}`, item: "i", channel: "a", in_clock_gap: false, campaign: null, pillar: null, labels: [], ...some,
      }) as unknown as Card,
    ),
  );

describe("the list", () => {
  test("shows every card once, whatever it is sorted by", () => {
    fc.assert(
      fc.property(cards, fc.constantFrom(...SORTS), fc.boolean(), (all, by, isDown) => {
        const shown = groups(all, DAYS, { by, isDown }, KEYS, compare).flatMap((group) => group.cards);
        expect(shown.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
      }),
    );
  });

  test("is in the order asked for", () => {
    fc.assert(
      fc.property(cards, fc.boolean(), (all, isDown) => {
        const [group] = groups(all, DAYS, { by: "title", isDown }, KEYS, compare);
        const titles = group!.cards.map(({ title }) => title);
        const sorted = [...titles].sort(compare);
        expect(titles).toEqual(isDown ? sorted.reverse() : sorted);
      }),
    );
  });

  test("by time has a group for each day, also an empty one", () => {
    const dates = (isDown: boolean) => groups([], DAYS, { by: "time", isDown }, KEYS, compare).map(({ date }) => date);
    expect(dates(false)).toEqual(DAYS);
    expect(dates(true)).toEqual([...DAYS].reverse());
  });
});
