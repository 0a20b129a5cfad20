// Tests counting characters and changing refusals.

import { expect, test } from "vitest";
import { characters, withReason } from "./form";
import { labelsIn } from "../model/labels";

test.each([
  ["", 0],
  ["abc", 3],
  ["新品预告", 4],
  ["👩‍👩‍👧‍👦é", 2],
])("%j has %i characters", (text, count) => {
  expect(characters(text)).toBe(count);
});

test("a long text is counted too", () => {
  expect(characters("字".repeat(100_000))).toBe(100_000);
});

test.each([
  ["launch", ["launch"]],
  [" #launch, teaser ，发布 ", ["launch", "teaser", "发布"]],
  [" , ", []],
])("%j is %j", (typed, labels) => {
  expect(labelsIn(typed)).toEqual(labels);
});

test("a reason is put in and taken away again", () => {
  const with_ = withReason({ title: "empty" }, "link", "no address");
  expect(with_).toEqual({ title: "empty", link: "no address" });
  expect(withReason(with_, "title", null)).toEqual({ link: "no address" });
  expect(withReason(with_, "link", "no address")).toBe(with_);
  expect(withReason(with_, "notes", null)).toBe(with_);
});
