// Reads the modifiers of a key press. Many keyboards need AltGr or Option to type a character such as [; the
// modifiers then belong to the character and make no command.

const isMac = () => navigator.platform.startsWith("Mac");

type Held = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "getModifierState">;

/** Returns whether Ctrl or ⌘ is held as part of a command. */
export function isCommand(event: Held): boolean {
  return event.metaKey || (event.ctrlKey && !isTyped(event));
}

/** Returns whether Alt or Option is held, other than to type a character. */
export function isAlt(event: Held): boolean {
  return event.altKey && !isTyped(event);
}

/** Returns whether the modifiers type a character. Windows reports AltGr as Ctrl+Alt; Macs have Option. */
function isTyped(event: Held): boolean {
  if (event.key.length !== 1 || event.key === " ") return false;
  return event.getModifierState("AltGraph") || (isMac() && event.altKey && !event.ctrlKey && !event.metaKey);
}
