// Tests the parts of a text that a preview shows.

import { expect, test } from "vitest";
import type { Limit } from "../bindings";
import { foldOf, partsOf } from "./likeness";

test("links are parts of their own", () => {
  expect(partsOf("See https://acme.example/a now", null)).toEqual([
    { text: "See ", kind: "plain" },
    { text: "https://acme.example/a", kind: "link" },
    { text: " now", kind: "plain" },
  ]);
});

test("what is too long is the last part", () => {
  expect(partsOf("Hello world", 5)).toEqual([
    { text: "Hello", kind: "plain" },
    { text: " world", kind: "excess" },
  ]);
  expect(partsOf("", null)).toEqual([]);
});

test("a text is folded after as many characters as the platform's rules give", () => {
  const folding = { limits: [{ what: "fold", most: 3 }] as Limit[] };
  expect(foldOf(folding, "abcd")).toBe(3);
  expect(foldOf(folding, "abc")).toBeNull();
  expect(foldOf(folding, "👨‍👩‍👧‍👦👋🏽ab")).toBe("👨‍👩‍👧‍👦👋🏽a".length);
  expect(foldOf(folding, "👨‍👩‍👧‍👦👋🏽a")).toBeNull();
  expect(foldOf({ limits: [] }, "a".repeat(1000))).toBeNull();
});
