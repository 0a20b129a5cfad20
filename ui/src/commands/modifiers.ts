// What is held beside a key. Characters that a keyboard has only with AltGr or Option, such as [ on
// many, are keys like any other: what is held to type them is no command.

const isMac = () => navigator.platform.startsWith("Mac");

type Held = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "getModifierState">;

/** With Ctrl or ⌘. */
export function isCommand(event: Held): boolean {
  return event.metaKey || (event.ctrlKey && !isTyped(event));
}

/** With Alt or Option, as a key of its own. */
export function isAlt(event: Held): boolean {
  return event.altKey && !isTyped(event);
}

/** Windows says AltGr as Ctrl and Alt together; a Mac's Option types as AltGr does. */
function isTyped(event: Held): boolean {
  if (event.key.length !== 1 || event.key === " ") return false;
  return event.getModifierState("AltGraph") || (isMac() && event.altKey && !event.ctrlKey && !event.metaKey);
}
