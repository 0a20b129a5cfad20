// Tests how backups are grouped, and how the two versions of a field are written.

import { describe, expect, test } from "vitest";
import type { FieldChange } from "../bindings";
import { type Version, grouped, momentOf, versions } from "./backups";

const backup = (at: string, name: string | null = null) => ({ id: at, at, name, isCopy: false }) as Version;
const change = (field: string, before: string, now: string): FieldChange => ({ field, before, now });

test("backups are of today, of the seven days that end today, named, or earlier", () => {
  const at = ["2026-11-26T09:20:00", "2026-11-25T18:00:00", "2026-11-20T00:30:00", "2026-11-19T23:30:00"];
  const all = [...at.map((at) => backup(at)), backup("2026-11-26T08:00:00", "As approved")];
  const groups = grouped(all, "2026-11-26").map(({ name, versions }) => [name, versions.length]);
  expect(groups).toEqual([["today", 1], ["week", 2], ["named", 1], ["earlier", 1]]);
  expect(grouped([], "2026-11-26")).toEqual([]);
});

test("a moment is what the machine's clocks show", () => {
  expect(momentOf("2026-11-26T09:20:00")).toEqual({ date: "2026-11-26", minute: 560 });
});

describe("the two versions of a field", () => {
  test("a time, and none in the tray", () => {
    const [before, now] = versions(change("time", "2026-11-27T08:30 Europe/Berlin", ""), false);
    expect(before).toContain("27");
    expect(before).toContain("08:30");
    expect(now).not.toBe("");
  });

  test("long texts around what differs, on one line", () => {
    const same = "the same beginning of both, which is long. ".repeat(3);
    const [before, now] = versions(change("text", `${same}from\nThursday`, `${same}from today${" and on".repeat(20)}`), false);
    expect(before).toMatch(/^….*from Thursday$/);
    expect(now).toMatch(/^….*from today.*…$/);
    expect([...now].length).toBeLessThan(60);
  });

  test("short values whole, and words for nothing", () => {
    expect(versions(change("pillar", "", "Education"), false)[1]).toBe("Education");
    expect(versions(change("pillar", "", "Education"), false)[0]).not.toBe("");
  });
});
