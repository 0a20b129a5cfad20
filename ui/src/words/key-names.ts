// Writes keys: ⌘ ⇧ Z on a Mac, Ctrl Shift Z on other systems.

const IS_MAC = navigator.platform.startsWith("Mac");

const NAMES: Record<string, string> = IS_MAC
  ? { Mod: "⌘", Shift: "⇧", Alt: "⌥", Enter: "↩", Escape: "Esc", Delete: "⌫", PageUp: "Page ↑", PageDown: "Page ↓" }
  : { Mod: "Ctrl", Escape: "Esc", Delete: "Del", PageUp: "Page ↑", PageDown: "Page ↓" };

/** Returns the parts of a key such as `Mod+Shift+Z`, as they are drawn. */
export function keyParts(key: string): string[] {
  return key.split("+").map((part) => NAMES[part] ?? part);
}
