/** Calls `grow` whenever the element, the end of a list, comes near the part of its scroller that is seen. */
export function growAtEnd(end: HTMLElement, grow: () => void) {
  const root = end.closest("[data-scroller]");
  const seen = new IntersectionObserver(([entry]) => entry!.isIntersecting && grow(), { root, rootMargin: "400px" });
  seen.observe(end);
  return { destroy: () => seen.disconnect() };
}
