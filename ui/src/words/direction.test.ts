import { expect, test } from "vitest";
import { m } from "../paraglide/messages";
import { isolated } from "./direction";

test("text that runs from left to right stays as it is", () => {
  for (const text of ["Launch day", "发布会 2026", "🚀 10:00", ""]) expect(isolated(text)).toBe(text);
});

test("text that runs from right to left is kept apart from the sentence around it", () => {
  expect(isolated("שלום 2026")).toBe("\u2068שלום 2026\u2069");
  expect(isolated("مرحبا")).toBe("\u2068مرحبا\u2069");
  expect(isolated("a\u202Eb")).toBe("\u2068a\u202Eb\u2069");
});

test("every message keeps what is put into it apart", () => {
  expect(m.check_close_reason({ title: "שלום", time: "10:00" })).toBe("Close to “\u2068שלום\u2069” at 10:00");
  expect(m.check_close_reason({ title: "Tip", time: "10:00" })).toBe("Close to “Tip” at 10:00");
});
