// Tests when typed text is saved.

import { beforeEach, expect, test, vi } from "vitest";
import { Autosave } from "./autosave";

const save = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  save.mockClear();
});

test("a pause saves once", () => {
  const autosave = new Autosave(save);
  autosave.touch();
  vi.advanceTimersByTime(300);
  autosave.touch();
  vi.advanceTimersByTime(399);
  expect(save).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2000);
  expect(save).toHaveBeenCalledOnce();
});

test("typing without a pause is saved within 800 ms of its first key, again and again", () => {
  const autosave = new Autosave(save);
  for (let millis = 0; millis < 2000; millis += 100) {
    autosave.touch();
    vi.advanceTimersByTime(100);
  }
  expect(save).toHaveBeenCalledTimes(2);
});

test("now is at once, and only where something is unsaved", () => {
  const autosave = new Autosave(save);
  autosave.now();
  autosave.touch();
  autosave.now();
  vi.advanceTimersByTime(2000);
  expect(save).toHaveBeenCalledOnce();
});
