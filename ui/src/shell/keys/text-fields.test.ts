// Tests the keys of undo and redo in text fields.

import { expect, test } from "vitest";
import { commandOf } from "./text-fields";

test.each([
  ["z", false, "undo"],
  ["z", true, "redo"],
  ["y", false, "redo"],
  ["y", true, null],
  ["a", false, null],
])("%s with Ctrl, shifted: %s, is %s", (key, isShifted, command) => {
  expect(commandOf(key, isShifted)).toBe(command);
});
