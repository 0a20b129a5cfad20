/** Tells the height of an element after each layout that changed it, the first one included. Returns what ends that. */
export function followHeight(element: HTMLElement, tell: (height: number) => void): () => void {
  const observer = new ResizeObserver(([entry]) => tell(entry!.contentRect.height));
  observer.observe(element);
  return () => observer.disconnect();
}
