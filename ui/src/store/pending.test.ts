// Tests that an outdated answer changes nothing, and that nothing is lost by that.

import { expect, test } from "vitest";
import { Pending } from "./pending";

const [A, B] = [{ id: "a" }, { id: "b" }];

/** Returns a promise and the function that settles it. */
function later() {
  let come = () => {};
  let refuse = () => {};
  const answer = new Promise<void>((done, fail) => ([come, refuse] = [done, () => fail(new Error("refused"))]));
  return { answer, come, refuse };
}

test("while a later change is pending, an earlier answer about it is left out", async () => {
  const pending = new Pending();
  const second = later();
  const done = pending.during(["a"], () => second.answer);
  expect(pending.latest([A, B])).toEqual([B]);
  expect(pending.hasIgnoredRows).toBe(false);
  second.come();
  await done;
  expect(pending.latest([A])).toEqual([A]);
  expect(pending.hasIgnoredRows).toBe(false);
});

test.each(["come", "refuse"] as const)("what was left out and not told again is behind: %s", async (end) => {
  const pending = new Pending();
  const second = later();
  const done = pending.during(["a"], () => second.answer).catch(() => undefined);
  pending.latest([A]);
  second[end]();
  await done;
  expect(pending.latest([B])).toEqual([B]);
  expect(pending.hasIgnoredRows).toBe(true);
  pending.clear();
  expect(pending.hasIgnoredRows).toBe(false);
});

test("a row is pending until the last of its answers", async () => {
  const pending = new Pending();
  const [first, second] = [later(), later()];
  const request = pending.during(["a"], () => first.answer);
  const two = pending.during(["a"], () => second.answer);
  first.come();
  await request;
  expect(pending.latest([A])).toEqual([]);
  second.come();
  await two;
  expect(pending.latest([A])).toEqual([A]);
});
