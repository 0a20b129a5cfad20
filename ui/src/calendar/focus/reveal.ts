// Scrolls an element into view, not covered by the sticky heads at the top of the calendar or the selection
// bar at its foot.

export function reveal(element: HTMLElement): void {
  const scroller = element.closest<HTMLElement>("[data-scroller]");
  if (scroller) keepClear(scroller);
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Focuses an element and scrolls it into view; returns false if it is missing or can't be focused. */
export function focusAndReveal(element: HTMLElement | null | undefined): boolean {
  if (!element) return false;
  element.focus({ preventScroll: true });
  if (document.activeElement !== element) return false;
  reveal(element);
  return true;
}

function keepClear(scroller: HTMLElement): void {
  const heads = scroller.querySelector<HTMLElement>("[data-heads]");
  const bar = document.querySelector("[data-selection]");
  const foot = bar ? scroller.getBoundingClientRect().bottom - bar.getBoundingClientRect().top : 0;
  scroller.style.scrollPaddingTop = `${heads?.offsetHeight ?? 0}px`;
  scroller.style.scrollPaddingBottom = `${Math.max(foot, 0)}px`;
}
