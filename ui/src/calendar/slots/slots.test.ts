// Tests free slots, snapping to them, and the week in which slots are chosen.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Plain } from "../../../tests/plain";
import type { Card, ChannelId, SlotTimes } from "../../bindings";
import { lanePlace } from "../grid/geometry";
import { freeByHour, freeByLane, slotKey, nearestFree, freeInHours, slotOfKey } from "./free-slots";
import type { Store } from "../../store/store.svelte";
import { SlotSnap, inSlot } from "./snap-to-slot";
import { addSlot, weekdaysFrom, inCell, isEqual, toggleSlot } from "../../slots/week-grid";

const DAY = "2026-11-20";
/** A time before all slots of the day. */
const EARLY = { date: "2026-11-19", minute: 0 };
const SHOWN = { from: DAY, to: "2026-11-21", hidden: new Set<string>() };
const A = "a" as ChannelId;
const CLOCK = { now: EARLY };

function card(minute: number, change: Partial<Plain<Card>> = {}): Card {
  const rest = { campaign: null, pillar: null, labels: [], in_clock_gap: false };
  return { id: `p${minute}`, item: "i", channel: "a", title: "T", status: "draft", date: DAY, minute, ...rest, ...change } as Card;
}

const row = (channel: "a" | "b", ...minutes: number[]): SlotTimes => ({
  channel: channel as ChannelId,
  times: minutes.map((minute) => ({ date: DAY, minute })),
});

describe("free slots", () => {
  const rows = [row("a", 540, 550, 720), row("b", 540)];

  test("are those in whose minute no post of their channel stands", () => {
    const free = freeByHour(rows, [card(540), card(720, { status: "skipped" }), card(551)], SHOWN, CLOCK);
    expect(freeInHours(free, DAY, 9, 9)).toEqual([
      { channel: "b", date: DAY, minute: 540 },
      { channel: "a", date: DAY, minute: 550 },
    ]);
    expect(freeInHours(free, DAY, 10, 15).map((slot) => slot.minute)).toEqual([720]);
  });

  test("of a channel that is switched off are not shown", () => {
    const free = freeByLane(rows, [], { ...SHOWN, hidden: new Set(["a"]) }, CLOCK);
    expect([...free.keys()]).toEqual([`${DAY}/b`]);
  });

  test("of days that are not shown are left out", () => {
    expect(freeByLane(rows, [], { ...SHOWN, from: "2026-11-21", to: "2026-11-22" }, CLOCK).size).toBe(0);
  });

  test("are only those to come", () => {
    const at = (minute: number) => ({ now: { date: DAY, minute } });
    const minutes = (now: number) => freeInHours(freeByHour([row("a", 540, 720)], [], SHOWN, at(now)), DAY, 0, 23).map((slot) => slot.minute);
    expect(minutes(539)).toEqual([540, 720]);
    expect(minutes(540)).toEqual([720]);
    expect(minutes(1439)).toEqual([]);
    expect(nearestFree([row("a", 540, 720)], [], A, DAY, 550, { date: DAY, minute: 600 })).toBe(720);
    expect(nearestFree([row("a", 540)], [], A, DAY, 550, { date: "2026-11-21", minute: 0 })).toBeNull();
  });

  test("are named by a key", () => {
    expect(slotOfKey(slotKey(A, DAY, 540))).toEqual({ channel: "a", date: DAY, minute: 540 });
  });

  test("the nearest is free, of that lane and day, and none is nearer", () => {
    const minutes = fc.uniqueArray(fc.nat(1439), { maxLength: 12 });
    fc.assert(
      fc.property(minutes, minutes, fc.nat(1439), (times, busy, minute) => {
        const found = nearestFree([row("a", ...times)], busy.map((minute) => card(minute)), A, DAY, minute, EARLY);
        const free = times.filter((time) => !busy.includes(time));
        if (found === null) return free.length === 0;
        return free.includes(found) && free.every((time) => Math.abs(time - minute) >= Math.abs(found - minute));
      }),
    );
    expect(nearestFree(rows, [], A, "2026-11-21", 540, EARLY)).toBeNull();
    expect(nearestFree(rows, [card(540, { channel: "b" })], A, DAY, 540, EARLY)).toBe(540);
    expect(nearestFree([row("a", 600, 500)], [], A, DAY, 550, EARLY), "of two as near, the earlier").toBe(500);
  });
});

test("a drop in a lane goes to the slot, and without one keeps the time", () => {
  const target = { when: { to: "day", date: DAY, minute: 540 }, channel: A } as const;
  expect(inSlot(target, lanePlace(DAY, A), null)).toBe(target);
  expect(inSlot(target, lanePlace(DAY, A), 720)).toEqual({
    when: { to: "at", at: { date: DAY, minute: 720 } },
    channel: "a",
  });
});

describe("where a card lands", () => {
  const store = (plan: object, calendar: object = {}) =>
    ({
      plan: { now: EARLY, slots: [{}], slotSpan: { from: DAY, to: "2026-11-30", rows: [row("a", 600)] }, ...plan },
      calendar: { from: DAY, to: "2026-11-21", cardsInRange: [], ...calendar },
    }) as unknown as Store;
  const place = lanePlace(DAY, A);
  const held = card(545, { id: "held", date: "2026-11-13" });

  test("is found once its week is there, and again when it is measured again", () => {
    const state = store({}, { from: "2026-11-13", to: "2026-11-20" });
    const snap = new SlotSnap(state);
    expect([snap.isReady(place), snap.minuteAt(held, place)]).toEqual([false, null]);
    Object.assign(state.calendar, { from: DAY, to: "2026-11-21" });
    expect([snap.isReady(place), snap.minuteAt(held, place)]).toEqual([true, 600]);
    Object.assign(state.calendar, { cardsInRange: [card(600)] });
    snap.begin();
    expect(snap.minuteAt(held, place), "taken").toBeNull();
  });

  test("keeps the time where its slots are not read yet, with Shift and without any slots", () => {
    const unread = new SlotSnap(store({ slotSpan: { from: "2026-11-01", to: DAY, rows: [] } }));
    expect([unread.isReady(place), unread.minuteAt(held, place)]).toEqual([false, null]);
    const exact = { ...place, keepsTime: true } as typeof place;
    expect([unread.isReady(exact), unread.minuteAt(held, exact)]).toEqual([true, null]);
    expect(new SlotSnap(store({ slots: [], slotSpan: { from: DAY, to: DAY, rows: [] } })).isReady(place)).toBe(true);
  });
});

describe("the week of slots", () => {
  test("a place is filled and emptied", () => {
    const slots = toggleSlot([], 1, 540, false);
    expect(slots).toEqual([{ weekday: 1, minute: 540 }]);
    expect(toggleSlot(slots, 1, 540, false)).toEqual([]);
    expect(toggleSlot([{ weekday: 1, minute: 555 }], 1, 540, false), "with all that is in it").toEqual([]);
  });

  test("the weekdays together, and the weekend on its own", () => {
    expect(toggleSlot([], 3, 540, true).map((slot) => slot.weekday)).toEqual([1, 2, 3, 4, 5]);
    expect(toggleSlot([], 6, 540, true).map((slot) => slot.weekday)).toEqual([6]);
    expect(addSlot([{ weekday: 2, minute: 555 }], 1, 555, true)).toHaveLength(5);
  });

  test("in any order the same slots are the same", () => {
    const two = [{ weekday: 1, minute: 0 }, { weekday: 2, minute: 0 }];
    expect(isEqual(two, [...two].reverse())).toBe(true);
    expect(isEqual(two, two.slice(1))).toBe(false);
    expect(inCell(two, 1, 0)).toHaveLength(1);
    expect(weekdaysFrom(7)).toEqual([7, 1, 2, 3, 4, 5, 6]);
  });
});
