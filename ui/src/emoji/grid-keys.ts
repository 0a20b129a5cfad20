// The keys in a grid of emoji. Pure.

export const COLUMNS = 9;

/** Returns the index that a key leads to: -1 leads out at the top, null for keys of no use here. */
export function indexAfter(key: string, index: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case "ArrowRight":
      return Math.min(index + 1, last);
    case "ArrowLeft":
      return Math.max(index - 1, 0);
    case "ArrowDown":
      return index + COLUMNS <= last ? index + COLUMNS : last;
    case "ArrowUp":
      return index < COLUMNS ? -1 : index - COLUMNS;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
