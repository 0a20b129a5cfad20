// Tests a text that is saved during typing.

import { beforeEach, expect, test, vi } from "vitest";
import * as ipc from "../ipc";
import { Refusal } from "../model/refusal";
import { TypedText } from "./typed-text.svelte";

vi.mock("../ipc", async (original) => ({
  ...(await original<typeof ipc>()),
  keepUnfinished: vi.fn(async () => null),
}));

let stored: string;
const save = vi.fn(async (text: string) => {
  if (text.trim() === "") throw new Refusal("empty", "name", "the name is empty");
  stored = text.trim();
});

const field = (value: string) =>
  ({ value, dataset: {}, getAttribute: () => "name", closest: () => null }) as unknown as HTMLInputElement;

beforeEach(() => {
  vi.useFakeTimers();
  stored = "Launch";
  save.mockClear();
  vi.mocked(ipc.keepUnfinished).mockClear();
});

const typing = () => new TypedText(() => stored, save);

test("it is saved at a pause, and shown as the plan has it once its field is left", async () => {
  const text = typing();
  text.type(field("Launches "));
  await vi.advanceTimersByTimeAsync(400);
  expect([stored, text.shown]).toEqual(["Launches", "Launches "]);
  expect(await text.commit()).toBe(true);
  expect(text.shown).toBe("Launches");
  expect(save).toHaveBeenCalledOnce();
});

test("what is as before is not saved, and nothing waits for ever", async () => {
  const text = typing();
  text.type(field("Launch"));
  await text.commit();
  text.type(field("Launches"));
  await text.commit();
  expect(save).toHaveBeenCalledExactlyOnceWith("Launches");
});

test("what is refused at a pause is kept as unfinished, and the reason said when its field is left", async () => {
  const text = typing();
  text.type(field(" "));
  await vi.advanceTimersByTimeAsync(400);
  expect(ipc.keepUnfinished).toHaveBeenCalledExactlyOnceWith("name", " ");
  expect(text.reason).toBe("");
  expect(await text.commit()).toBe(false);
  expect([text.shown, text.reason !== ""]).toEqual([" ", true]);
  text.type(field("Start"));
  expect(await text.commit()).toBe(true);
  expect(ipc.keepUnfinished).toHaveBeenLastCalledWith("name", null);
});

test("put back, it is as it was before it was typed", async () => {
  const text = typing();
  text.type(field("Launches"));
  await vi.advanceTimersByTimeAsync(400);
  await text.restore();
  expect([stored, text.shown]).toEqual(["Launch", "Launch"]);
});
