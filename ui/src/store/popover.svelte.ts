// Which popover about the days is open, and what it hangs on; one at a time.

export type Around =
  | { kind: "campaign"; id: string; anchor: HTMLElement }
  | { kind: "new-campaign"; anchor: HTMLElement }
  | { kind: "note"; date: string; anchor: HTMLElement }
  | { kind: "layer"; id: string; anchor: HTMLElement };

class Open {
  around = $state.raw<Around | null>(null);
}

export const opened = new Open();
