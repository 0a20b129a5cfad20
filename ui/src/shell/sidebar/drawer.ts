// The sidebar that opens over the calendar in a narrow window: takes the focus, and returns it when closed.

import { dialogs } from "../../store/dialogs.svelte";

const BUTTON = "[data-action=side]";

/** Starts closing the sidebar on Escape and on a press beside it. Returns a function that stops it. */
export function closeOnLeave(side: HTMLElement): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || !dialogs.side || !side.contains(event.target as Node)) return;
    event.preventDefault();
    close();
  };
  const down = ({ target }: PointerEvent) => {
    if (dialogs.side && !side.contains(target as Node) && !(target as Element).closest(`${BUTTON}, [data-filter-popover]`)) {
      dialogs.side = false;
    }
  };
  window.addEventListener("keydown", press, true);
  window.addEventListener("pointerdown", down, true);
  return () => {
    window.removeEventListener("keydown", press, true);
    window.removeEventListener("pointerdown", down, true);
  };
}

/** Focuses the first button of the sidebar. */
export function focusSidebar(side: HTMLElement): void {
  side.querySelector<HTMLElement>("button:not([tabindex='-1'])")?.focus();
}

function close(): void {
  dialogs.side = false;
  document.querySelector<HTMLElement>(BUTTON)?.focus();
}
