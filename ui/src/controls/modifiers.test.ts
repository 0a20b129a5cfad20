// Tests which modifiers are part of a command and which type a character.

import { expect, test, vi } from "vitest";
import { isAlt, isCommand } from "./modifiers";

type Press = Parameters<typeof isAlt>[0];

const on = (platform: string) => vi.stubGlobal("navigator", { platform });

function press(key: string, held: { ctrl?: boolean; alt?: boolean; meta?: boolean; altGraph?: boolean }): Press {
  return {
    key,
    ctrlKey: held.ctrl ?? false,
    altKey: held.alt ?? false,
    metaKey: held.meta ?? false,
    getModifierState: (name) => name === "AltGraph" && (held.altGraph ?? false),
  };
}

test("what AltGr types is a plain key, on Linux and on Windows", () => {
  on("Linux x86_64");
  const linux = press("[", { altGraph: true });
  const windows = press("[", { altGraph: true, ctrl: true, alt: true });
  for (const typed of [linux, windows]) expect([isAlt(typed), isCommand(typed)]).toEqual([false, false]);
});

test("Ctrl and Alt are what they are with other keys", () => {
  on("Win32");
  expect(isCommand(press("z", { ctrl: true }))).toBe(true);
  expect(isAlt(press("ArrowUp", { alt: true }))).toBe(true);
  expect(isAlt(press("ArrowUp", { alt: true, altGraph: true }))).toBe(true);
});

test("what Option types is a plain key on a Mac alone", () => {
  on("MacIntel");
  expect(isAlt(press("[", { alt: true }))).toBe(false);
  expect(isAlt(press("ArrowLeft", { alt: true }))).toBe(true);
  on("Linux x86_64");
  expect(isAlt(press("[", { alt: true }))).toBe(true);
});
