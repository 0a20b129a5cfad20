// Reads the heights of a month's parts from tokens.css, which depend on the density.

import type { MonthSizes } from "./month";

/** Returns the heights for a view of a height in px. */
export function monthSizes(view: number): MonthSizes {
  const tokens = getComputedStyle(document.documentElement);
  const size = (name: string) => parseFloat(tokens.getPropertyValue(`--month-${name}`));
  return {
    space: view - size("heads"),
    head: size("head"),
    bar: size("bar"),
    card: size("card") + size("gap"),
    titled: size("card-titled") + size("gap"),
  };
}

/** Estimates the height of a view in px before the first layout. */
export function expectedHeight(): number {
  const tokens = getComputedStyle(document.documentElement);
  return innerHeight - parseFloat(tokens.getPropertyValue("--bar-height"));
}
