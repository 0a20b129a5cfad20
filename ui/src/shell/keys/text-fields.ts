// Undo and redo within a text field, which WebKitGTK binds to no key.

import { isCommand } from "../../commands/modifiers";
import { isTextField } from "../../typing/fields";

/** Begins to listen to all fields of the page. */
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

/** Returns what the field is to do for a key that is pressed with Ctrl or ⌘. */
export function commandOf(key: string, isShifted: boolean): "undo" | "redo" | null {
  if (key === "z") return isShifted ? "redo" : "undo";
  return key === "y" && !isShifted ? "redo" : null;
}
