// Tests the names of plan files.

import { expect, test } from "vitest";
import { fileName } from "./plans";

test.each([
  ["Blue Bakery", "Blue Bakery.daymark"],
  ["蓝色面包房", "蓝色面包房.daymark"],
  ["A/B: what? \"now\"", "A B what now.daymark"],
  ["...", "plan.daymark"],
  ["x".repeat(200), `${"x".repeat(80)}.daymark`],
])("the file of %s", (name, file) => {
  expect(fileName(name)).toBe(file);
});
