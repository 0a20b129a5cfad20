import { expect, test } from "vitest";
import { categoryUse, useOf } from "./category-use";

test("what is chosen is what is shown", () => {
  for (const value of ["label", "campaign", "pillar", "nothing", "01a2"]) expect(useOf(categoryUse(value, "Tips"))).toBe(value);
  expect(categoryUse("label", "Tips")).toEqual({ as: "label", name: "Tips" });
  expect(categoryUse("01a2", "Tips")).toEqual({ as: "channel", id: "01a2" });
});
