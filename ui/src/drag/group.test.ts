import fc from "fast-check";
import { expect, test } from "vitest";
import type { Card, Target } from "../bindings";
import { addDays } from "../dates";
import { moved } from "../store/moved";
import { targetOfGroup } from "./group";

const lead: Card = {
  id: "p", item: "i", channel: "a", title: "T", status: "draft", date: "2026-11-18", minute: 540,
  skipped: false, campaign: null, pillar: null, labels: [], excess: 0,
};

const targets = fc.oneof(
  fc.record({ days: fc.integer({ min: -40, max: 40 }), minute: fc.integer({ min: 0, max: 1439 }) }).map(
    ({ days, minute }): Target => ({ when: { to: "at", at: { date: addDays("2026-11-18", days), minute } } }),
  ),
  fc.integer({ min: -40, max: 40 }).map(
    (days): Target => ({ when: { to: "day", date: addDays("2026-11-18", days), minute: 540 }, channel: "b" }),
  ),
  fc.constant<Target>({ when: { to: "tray" } }),
);

test("the card under the pointer goes where it would go alone", () => {
  fc.assert(
    fc.property(targets, (target) => {
      expect(moved(lead, targetOfGroup(lead, target))).toEqual(moved(lead, target));
    }),
  );
});

test("the others keep their distance to it and, on its lane, their channels", () => {
  const other = { ...lead, id: "q", channel: "c", date: "2026-11-20", minute: 600 };
  const target = targetOfGroup(lead, { when: { to: "day", date: "2026-11-25", minute: 540 }, channel: "a" });
  expect(moved(other, target)).toMatchObject({ channel: "c", date: "2026-11-27", minute: 600 });
});

test("from the tray all go to the one place", () => {
  const tray = { ...lead, date: null, minute: null };
  const target: Target = { when: { to: "day", date: "2026-11-25", minute: 540 } };
  expect(targetOfGroup(tray, target)).toEqual(target);
});
