// Tests the offered first days of a week.

import { expect, test } from "vitest";
import { firstDayOptions } from "./week-days";

test("a week begins on Monday, Sunday or Saturday", () => {
  expect(firstDayOptions()).toEqual([
    { value: "1", label: "Monday" },
    { value: "7", label: "Sunday" },
    { value: "6", label: "Saturday" },
  ]);
});
