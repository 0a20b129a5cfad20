// Tests where runs of typing begin and end.

import { expect, test, vi } from "vitest";
import { followRuns, typingRun } from "./run";

test("a run goes on until there is a pause, or another field has the focus", () => {
  const page = new EventTarget();
  vi.stubGlobal("document", page);
  followRuns();
  const after = (event: string, timeStamp: number) => {
    page.dispatchEvent(Object.defineProperty(new Event(event), "timeStamp", { value: timeStamp }));
    return typingRun();
  };
  const first = after("focusin", 5_000);
  const second = after("input", 5_100);
  expect(after("input", 7_000)).toBe(second);
  expect(first).not.toBe(second);
  const third = after("input", 9_100);
  expect(third).not.toBe(second);
  expect(after("focusin", 9_200)).not.toBe(third);
  vi.unstubAllGlobals();
});
