import { expect, test } from "vitest";
import { readNumber } from "./read-number";

test("numbers are read as people write them", () => {
  const cases: [string, number | null][] = [
    ["120", 120],
    [" 4.5 ", 4.5],
    ["4,5", 4.5],
    ["1,200", 1200],
    ["1.200", 1200],
    ["1 200", 1200],
    ["1,234,567", 1_234_567],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["1.2k", 1200],
    ["3.4万", 34_000],
    ["-3", -3],
    ["0.125", 0.125],
    ["many", null],
    ["", null],
    ["1,2,3.4", null],
    ["12%", null],
  ];
  for (const [typed, read] of cases) expect([typed, readNumber(typed)]).toEqual([typed, read]);
});
