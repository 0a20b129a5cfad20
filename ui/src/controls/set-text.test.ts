// Tests that a text is replaced in part, and is whole afterwards.

import fc from "fast-check";
import { expect, test } from "vitest";
import { setText } from "./set-text";

class Node {
  replaced: [number, number, string][] = [];
  constructor(public data: string) {}
  replaceData(offset: number, count: number, text: string): void {
    this.replaced.push([offset, count, text]);
    this.data = this.data.slice(0, offset) + text + this.data.slice(offset + count);
  }
}

test("only what has changed is replaced", () => {
  const node = new Node("one two");
  setText(node, "one two!");
  setText(node, "one or two!");
  setText(node, "one or two!");
  expect(node.replaced).toEqual([[7, 0, "!"], [4, 0, "or "]]);
});

test("any text becomes any other", () => {
  const words = fc.string({ unit: fc.constantFrom("a", "b", "é", "🎉"), maxLength: 12 });
  fc.assert(
    fc.property(words, words, (before, after) => {
      const node = new Node(before);
      setText(node, after);
      expect(node.data).toBe(after);
    }),
  );
});
