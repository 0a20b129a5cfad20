// The heights of a month's parts, as tokens.css has them for the density that is set.

import type { MonthSizes } from "./month";

/** Returns the heights for a view of this height, in pixels. */
export function monthSizes(view: number): MonthSizes {
  const tokens = getComputedStyle(document.documentElement);
  const size = (name: string) => parseFloat(tokens.getPropertyValue(`--month-${name}`));
  return {
    room: view - size("heads"),
    head: size("head"),
    bar: size("bar"),
    card: size("card") + size("gap"),
    titled: size("card-titled") + size("gap"),
  };
}

/** Returns the height of a view below the window's bar, for the time before the first layout. */
export function expectedHeight(): number {
  const tokens = getComputedStyle(document.documentElement);
  return innerHeight - parseFloat(tokens.getPropertyValue("--bar-height"));
}
