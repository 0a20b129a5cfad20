/** Calls `tell` with an element's height in px at first and after each change. Returns a stop function. */
export function followHeight(element: HTMLElement, tell: (height: number) => void): () => void {
  const observer = new ResizeObserver(([entry]) => tell(entry!.contentRect.height));
  observer.observe(element);
  return () => observer.disconnect();
}
