import { expect, test } from "vitest";
import { NO_CHOICES, replacementOf } from "./choices";

const days = { from: "2026-11-16", to: "2026-11-23", today: "2026-11-18" };

test("nothing to look for, or nowhere, is no replacement", () => {
  expect(replacementOf(NO_CHOICES, days)).toBeNull();
  expect(replacementOf({ ...NO_CHOICES, find: "a", fields: [] }, days)).toBeNull();
});

test("ranges are the shown days, the next thirty, and all", () => {
  const range = (range: "shown" | "month" | "all") => {
    const { from, to } = replacementOf({ ...NO_CHOICES, find: "a", range }, days)!;
    return [from, to];
  };
  expect(range("shown")).toEqual(["2026-11-16", "2026-11-23"]);
  expect(range("month")).toEqual(["2026-11-18", "2026-12-18"]);
  expect(range("all")).toEqual([null, null]);
});

test("the fields and options are passed on", () => {
  expect(replacementOf({ ...NO_CHOICES, find: " a", with: "b ", fields: ["text"], wholeWords: true }, days)).toEqual({
    find: " a",
    with: "b ",
    ignore_case: true,
    whole_words: true,
    fields: { title: false, text: true, link: false, notes: false, first_comment: false },
    from: "2026-11-16",
    to: "2026-11-23",
  });
});
