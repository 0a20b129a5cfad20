// What the palette lists, and in which order.

import { describe, expect, test, vi } from "vitest";
import type { Found } from "../bindings";
import { type Command, commands } from "../commands";
import { entries, named, step } from "./entries";

vi.hoisted(() => vi.stubGlobal("localStorage", { getItem: () => null }));

const command = (id: string, name: string): Command => ({ id, group: "go", message: () => name });
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
    expect(named(typed, SOME).map(({ id }) => id)).toEqual(ids);
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
  expect([step(0, -1, 3), step(2, 1, 3), step(0, 1, 3), step(0, 1, 0)]).toEqual([2, 0, 1, 0]);
});

test("no two commands have the same id, and no two that run the same key", () => {
  const ids = commands.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const keys = commands.filter(({ run }) => run).flatMap(({ key }) => [key ?? []].flat());
  expect(new Set(keys).size).toBe(keys.length);
});
