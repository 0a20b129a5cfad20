// Tests reading labels and changing refusals.

import { expect, test } from "vitest";
import { withReason } from "./form";
import { labelsIn } from "../model/labels";

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
