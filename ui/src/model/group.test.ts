// Tests that cards keep their distances when they move together.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Card, ChannelId, PostId, Target } from "../bindings";
import { addDays } from "./dates";
import { movedCard, targetOfGroup } from "./moves";

const lead = {
  id: "p", item: "i", channel: "a", title: "T", status: "draft", date: "2026-11-18", minute: 540,
  in_clock_gap: false, campaign: null, pillar: null, labels: [],
} as unknown as Card;

const [A, B] = ["a" as ChannelId, "b" as ChannelId];

const targets = fc.oneof(
  fc.record({ days: fc.integer({ min: -40, max: 40 }), minute: fc.integer({ min: 0, max: 1439 }) }).map(
    ({ days, minute }): Target => ({ when: { to: "at", at: { date: addDays("2026-11-18", days), minute } } }),
  ),
  fc.integer({ min: -40, max: 40 }).map(
    (days): Target => ({ when: { to: "day", date: addDays("2026-11-18", days), minute: 540 }, channel: B }),
  ),
  fc.constant<Target>({ when: { to: "tray" } }),
);

test("the card under the pointer goes where it would go alone", () => {
  fc.assert(
    fc.property(targets, (target) => {
      expect(movedCard(lead, targetOfGroup(lead, target))).toEqual(movedCard(lead, target));
    }),
  );
});

test("the others keep their distance to it and, on its lane, their channels", () => {
  const other = { ...lead, id: "q" as PostId, channel: "c" as ChannelId, date: "2026-11-20", minute: 600 };
  const target = targetOfGroup(lead, { when: { to: "day", date: "2026-11-25", minute: 540 }, channel: A });
  expect(movedCard(other, target)).toMatchObject({ channel: "c", date: "2026-11-27", minute: 600 });
});

const tray = { ...lead, date: null, minute: null };

test("from the tray all go to the one place, each on its own channel", () => {
  const target: Target = { when: { to: "day", date: "2026-11-25", minute: 540 }, channel: A };
  const group = targetOfGroup(tray, target, [tray, { ...tray, channel: B }]);
  expect(group).toEqual({ when: { to: "at", at: { date: "2026-11-25", minute: 540 } } });
});

test("with one from the tray in hand the first of the others goes there, and all keep their distances", () => {
  const early = { ...lead, date: "2026-11-18", minute: 540 };
  const late = { ...lead, date: "2026-11-19", minute: 600 };
  const group = targetOfGroup(tray, { when: { to: "at", at: { date: "2026-11-25", minute: 570 } } }, [late, tray, early]);
  expect(movedCard(early, group)).toMatchObject({ date: "2026-11-25", minute: 570 });
  expect(movedCard(late, group)).toMatchObject({ date: "2026-11-26", minute: 630 });
  expect(movedCard(tray, group)).toMatchObject({ date: "2026-11-25", minute: 570 });
});

test("with one that has a time in hand those from the tray come to its place", () => {
  const group = targetOfGroup(lead, { when: { to: "at", at: { date: "2026-11-25", minute: 570 } } }, [lead, tray]);
  expect(movedCard(tray, group)).toMatchObject({ date: "2026-11-25", minute: 570 });
});
