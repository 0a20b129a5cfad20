// Undo and redo in text fields, for which WebKitGTK has no keys.

import { isCommand } from "../../controls/modifiers";
import { isTextField } from "../../typing/fields";

/** Starts handling the keys in all text fields of the page. */
export function followFieldKeys(): void {
  document.addEventListener("keydown", press, true);
}

function press(event: KeyboardEvent): void {
  if (!isTextField(event.target) || !isCommand(event) || event.altKey) return;
  const command = commandOf(event.key.toLowerCase(), event.shiftKey);
  if (!command) return;
  event.preventDefault();
  event.stopPropagation();
  document.execCommand(command);
}

/** Returns the command of a key pressed with Ctrl or ⌘; null if it has none. */
export function commandOf(key: string, isShifted: boolean): "undo" | "redo" | null {
  if (key === "z") return isShifted ? "redo" : "undo";
  return key === "y" && !isShifted ? "redo" : null;
}
