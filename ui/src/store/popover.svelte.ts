// The popover about the days that is open, and the element it is placed at; one at a time.

export type Around =
  | { kind: "campaign"; id: string; anchor: HTMLElement }
  | { kind: "new-campaign"; anchor: HTMLElement }
  | { kind: "note"; date: string; anchor: HTMLElement }
  | { kind: "layer"; id: string; anchor: HTMLElement };

class Popover {
  around = $state.raw<Around | null>(null);
}

export const popover = new Popover();
