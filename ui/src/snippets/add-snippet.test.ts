import { expect, test } from "vitest";
import { nameOf } from "./add-snippet";

test("a snippet is named by the first words of its text", () => {
  expect(nameOf(" See you\nsoon ")).toBe("See you soon");
  expect(nameOf("Nine of us worked on it for a whole year")).toBe("Nine of us worked on it for a…");
  expect(nameOf("字".repeat(40))).toBe(`${"字".repeat(32)}…`);
  expect(nameOf("👩‍👩‍👧")).toBe("👩‍👩‍👧");
});
