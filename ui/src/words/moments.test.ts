import { expect, test } from "vitest";
import { authorName, momentName } from "./moments";

const at = (date: string) => ({ date, minute: 16 * 60 + 40 });

test.each([
  ["2026-11-24", "Tue 16:40"],
  ["2026-11-25", "Wed 16:40"],
  ["2026-11-18", "Wed 18 Nov 16:40"],
  ["2026-11-27", "Fri 27 Nov 16:40"],
  ["2025-11-25", "Tue 25 Nov 2025 16:40"],
])("a moment of %s is written as %s", (date, words) => {
  expect(momentName(at(date), "2026-11-25", false)).toBe(words);
});

test("somebody without a name is you", () => {
  expect(authorName("")).toBe("You");
  expect(authorName("Tom")).toBe("Tom");
});
