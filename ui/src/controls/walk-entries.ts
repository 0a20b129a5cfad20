// The arrow keys in a list of entries.

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Focuses the entry that a key leads to; returns false for other keys, and for those in a text field. */
export function walkEntries(panel: HTMLElement, event: KeyboardEvent): boolean {
  const step = STEPS[event.key];
  const target = event.target as HTMLElement;
  if (!step || target.closest("input")) return false;
  const entries = [...panel.querySelectorAll<HTMLElement>("[data-entry]")];
  const here = target.closest("article")?.querySelector<HTMLElement>("[data-entry]") ?? target;
  const next = entries[step(entries.indexOf(here), entries.length - 1)];
  next?.focus();
  return true;
}
