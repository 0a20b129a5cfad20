import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Platform } from "../bindings";
import { ruleSections } from "./rule-rows";

const FILE = new URL("../../../src-tauri/core/data/platforms.json", import.meta.url);
const data = JSON.parse(readFileSync(FILE, "utf8")) as { id: string }[];

const RULE = { limit: null, unit: "graphemes", bytes: null, unlimited: false, least: 0, advice: false, certain: true, source: "", checked: "", further: [] };
const LIMIT = { least: null, most: null, condition: null, certain: true };

/** Returns a platform as the program sends it, with everything that the file leaves out. */
function platform(id: string): Platform {
  const found = data.find((platform) => platform.id === id) as Record<string, unknown> & { id: string };
  const text = (rule: unknown) => {
    const { further = [], ...rest } = rule as { further?: object[] };
    return { ...RULE, ...rest, further: further.map((limit) => ({ condition: null, certain: true, ...limit })) };
  };
  const list = (name: string, base: object) => ((found[name] ?? []) as object[]).map((entry) => ({ ...base, ...entry }));
  return {
    thread: null, grid: null, firstComment: null, compose: null, hosts: [], doubt: null,
    ...found,
    text: text(found.text),
    title: found.title ? text(found.title) : null,
    limits: list("limits", LIMIT),
    types: list("types", { certain: true }),
    required: list("required", { certain: true, condition: null }),
    refusedSigns: list("refusedSigns", { certain: true, onExport: false }),
  } as unknown as Platform;
}

function lines(id: string): string[] {
  return ruleSections(platform(id)).flatMap(({ key, rows }) =>
    rows.map(({ what, allowed, of, condition }) => [key, what, allowed, of, condition].join("|")),
  );
}

test("each rule of Instagram is a row in words", () => {
  const found = lines("instagram");
  for (const line of [
    "text|Length|at most 2,200 UTF-16 units|app|",
    "text|Hashtags|at most 5|app|",
    "text|Hashtags|at most 30|app|for some accounts",
    "media|Size of a picture|at most 8 MB|api|",
    "media|Shape of a picture|3:4 to 1.91:1|app|",
    "media|Types of pictures|JPEG|api|",
    "parts|Required|picture or video|app|",
    "text|Threads|a text can’t go on in further posts|app|",
    "text|Shown before it folds|at most 125 characters|app|",
    "more|First comment|can be prepared with the post|app|",
    "more|Profile|3 columns of 3:4|app|",
  ]) {
    expect(found).toContain(line);
  }
});

test("what has no limit, or none that is known, says so", () => {
  expect(lines("blog")).toEqual(["text|Length|no limit|app|"]);
  expect(lines("zhihu")).toEqual(["text|Length|not known|app|"]);
});

test("every platform of the file is in words, with no empty cell", () => {
  for (const { id } of data) {
    for (const { rows } of ruleSections(platform(id))) {
      for (const { what, allowed } of rows) expect([what, allowed].every((word) => word.trim() !== ""), id).toBe(true);
    }
  }
});
