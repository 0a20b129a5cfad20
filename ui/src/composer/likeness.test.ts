// Tests the parts of a text that a preview shows.

import { expect, test } from "vitest";
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

test("a text is folded where its platform folds it", () => {
  expect(foldOf("instagram", "a".repeat(126))).toBe(125);
  expect(foldOf("instagram", "a".repeat(125))).toBeNull();
  expect(foldOf("x", "a".repeat(1000))).toBeNull();
});
