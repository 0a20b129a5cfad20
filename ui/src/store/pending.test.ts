// An answer that is older than what is shown changes nothing, and nothing is lost by that.

import { expect, test } from "vitest";
import { Awaited } from "./pending";

const [A, B] = [{ id: "a" }, { id: "b" }];

/** An answer that comes when it is told to. */
function later() {
  let come = () => {};
  let refuse = () => {};
  const answer = new Promise<void>((done, fail) => ([come, refuse] = [done, () => fail(new Error("refused"))]));
  return { answer, come, refuse };
}

test("while a later change is awaited, an earlier answer about it is left out", async () => {
  const awaited = new Awaited();
  const second = later();
  const done = awaited.while(["a"], () => second.answer);
  expect(awaited.latest([A, B])).toEqual([B]);
  expect(awaited.isBehind).toBe(false);
  second.come();
  await done;
  expect(awaited.latest([A])).toEqual([A]);
  expect(awaited.isBehind).toBe(false);
});

test.each(["come", "refuse"] as const)("what was left out and not told again is behind: %s", async (end) => {
  const awaited = new Awaited();
  const second = later();
  const done = awaited.while(["a"], () => second.answer).catch(() => undefined);
  awaited.latest([A]);
  second[end]();
  await done;
  expect(awaited.latest([B])).toEqual([B]);
  expect(awaited.isBehind).toBe(true);
  awaited.clear();
  expect(awaited.isBehind).toBe(false);
});

test("a row is awaited until the last of its answers", async () => {
  const awaited = new Awaited();
  const [first, second] = [later(), later()];
  const one = awaited.while(["a"], () => first.answer);
  const two = awaited.while(["a"], () => second.answer);
  first.come();
  await one;
  expect(awaited.latest([A])).toEqual([]);
  second.come();
  await two;
  expect(awaited.latest([A])).toEqual([A]);
});
