import { expect, test } from "vitest";
import { readLimit } from "./own-limit";

test("a limit is read with and without groups of digits", () => {
  for (const typed of ["5000", "5,000", "5.000", "5 000", " 5’000 ", "５，０００"]) expect(readLimit(typed)).toBe(5000);
  expect(readLimit("63,206")).toBe(63206);
  expect(readLimit(" ")).toBeNull();
});

test("what is no number is refused with what to do", () => {
  for (const typed of ["many", "5,00", "-5", "5k", "1.5", "0", "100,001", "99999999999999999999"]) expect(() => readLimit(typed)).toThrow("such as 5000");
});
