// The open popover in the calendar and the element that it is placed at. One is open at a time.

import type { Suggestion } from "../bindings";

export type PopoverSubject =
  | { kind: "campaign"; id: string; anchor: HTMLElement }
  | { kind: "new-campaign"; anchor: HTMLElement }
  | { kind: "note"; date: string; anchor: HTMLElement }
  | { kind: "suggestion"; suggestion: Suggestion; anchor: HTMLElement }
  | { kind: "layer"; id: string; anchor: HTMLElement };

class Popover {
  open = $state.raw<PopoverSubject | null>(null);
}

export const popover = new Popover();
