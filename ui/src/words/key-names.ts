// How a key is written: ⌘ ⇧ Z on a Mac, Ctrl Shift Z anywhere else.

const IS_MAC = navigator.platform.startsWith("Mac");

const NAMES: Record<string, string> = IS_MAC
  ? { Mod: "⌘", Shift: "⇧", Alt: "⌥", Enter: "↩", Escape: "Esc", Delete: "⌫", PageUp: "Page ↑", PageDown: "Page ↓" }
  : { Mod: "Ctrl", Escape: "Esc", Delete: "Del", PageUp: "Page ↑", PageDown: "Page ↓" };

/** The parts of a key, each to be drawn as one. */
export function keyParts(key: string): string[] {
  return key.split("+").map((part) => NAMES[part] ?? part);
}
