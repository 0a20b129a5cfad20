// Bringing an element into sight, clear of what lies over the calendar: the heads that stick to its
// top, the bar of what is selected at the foot.

export function reveal(element: HTMLElement): void {
  const scroller = element.closest<HTMLElement>("[data-scroller]");
  if (scroller) keepClear(scroller);
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Focuses an element and brings it into sight; returns false where it doesn't exist or takes no focus. */
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
