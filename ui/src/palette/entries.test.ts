// Tests what the palette lists, and in which order.

import { describe, expect, test, vi } from "vitest";
import type { Card, Found, PostId } from "../bindings";
import { type Command, commands } from "../commands/commands";
import { ALL } from "../model/filter";
import type { Store } from "../store/store.svelte";
import { allCommands } from "./all-commands";
import { entries, matchingCommands, wrapIndex } from "./entries";

vi.hoisted(() => {
  vi.stubGlobal("localStorage", { getItem: () => null });
  vi.stubGlobal("navigator", { platform: "Linux x86_64" });
});

const command = (id: string, name: string): Command => ({ id, group: "navigation", message: () => name });
const SOME = [command("a", "Edit channels…"), command("b", "Channels"), command("c", "Export to a calendar…"), command("d", "导出到日历…")];
const FOUND = { card: { id: "post" } } as Found;

describe("commands", () => {
  const cases: [string, string[]][] = [
    ["chan", ["b", "a"]],
    ["edit CH", ["a"]],
    ["日历", ["d"]],
    ["xport", ["c"]],
    ["to export", ["c"]],
    ["nothing", []],
  ];

  test.each(cases)("%s", (typed, ids) => {
    expect(matchingCommands(typed, SOME).map(({ id }) => id)).toEqual(ids);
  });
});

describe("a list", () => {
  const ids = (typed: string) => entries(typed, SOME, [FOUND], "2026-11-18").map(({ id }) => id);

  test("begins with the day that is typed", () => {
    expect(ids("3 Dec")).toEqual(["date", "post"]);
    expect(entries("3 Dec", [], [], "2026-11-18")[0]).toMatchObject({ date: "2026-12-03" });
    expect(entries("2026-12-03", [], [], "2026-11-18")[0]).toMatchObject({ date: "2026-12-03" });
    expect(entries("12月3日", [], [], "2026-11-18")[0]).toMatchObject({ date: "2026-12-03" });
  });

  test("has all commands while nothing is typed", () => {
    expect(ids(" ")).toEqual(["a", "b", "c", "d", "post"]);
  });

  test("has commands before posts", () => {
    expect(ids("export")).toEqual(["c", "post"]);
  });
});

test("the choice goes round", () => {
  expect([wrapIndex(0, -1, 3), wrapIndex(2, 1, 3), wrapIndex(0, 1, 3), wrapIndex(0, 1, 0)]).toEqual([2, 0, 1, 0]);
});

describe("all that is offered", () => {
  const named = (id: string) => ({ id, name: id });
  const CARD = { id: "p", labels: ["worn"], date: "2026-11-18" } as unknown as Card;
  const rows = {
    settings: { first_day: 1, snap: 15, hour12: false },
    campaigns: [named("launch")], pillars: [named("people")], labels: [named("worn"), named("rare")],
    views: [{ ...named("mine"), filter: ALL }], layers: [{ ...named("holidays"), shown: true }],
    channels: [{ ...named("x"), archived: false }, { ...named("old"), archived: true }],
  };
  const plan = (calendar: object = {}) =>
    ({
      plan: rows,
      cards: new Map([["p", CARD]]),
      calendar: { hidden: new Set(), activeFilter: ALL, view: "week", ...calendar },
      selection: { selected: new Set() },
    }) as unknown as Store;
  const ids = (posts: string[], calendar = {}) => allCommands(plan(calendar), posts as PostId[]).map(({ id }) => id);

  test("has each once, with a name and something to do", () => {
    const all = allCommands(plan(), ["p" as PostId]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.every(({ message, run }) => message() !== "" && run)).toBe(true);
  });

  test("has what a key does on a card only where there is a post", () => {
    const ofCards = ["open", "duplicate", "delete", "toggle", "pick-up", "move-to", "to-tray", "next-slot", "day-later", "later", "set-status-approved", "set-campaign-launch", "set-pillar-people", "take-label-worn", "put-label-rare"];
    expect(ids(["p"])).toEqual(expect.arrayContaining(ofCards));
    expect(ids([]).filter((id) => ofCards.includes(id))).toEqual([]);
    expect(ids(["p"])).not.toContain("new-label");
    expect(ids(["p", "q"])).toContain("new-label");
  });

  test("has an entry for each thing in the plan", () => {
    const expected = ["view-mine", "campaign-launch", "pillar-people", "only-idea", "label-rare", "toggle-x", "edit-campaign-launch", "layer-holidays", "slots-x", "archive-x", "bring-back-old", "clock", "first-day-7", "snap-5", "density"];
    expect(ids([])).toEqual(expect.arrayContaining(expected));
    expect(ids([])).not.toContain("save-view");
    expect(ids([], { activeFilter: { ...ALL, text: "a" } })).toContain("save-view");
  });
});

test("no two commands have the same id, and no two that run the same key", () => {
  const ids = commands.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const keys = commands.filter(({ run }) => run).flatMap(({ key }) => [key ?? []].flat());
  expect(new Set(keys).size).toBe(keys.length);
});
