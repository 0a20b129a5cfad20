// Switches to a single day in windows that are too narrow for seven days side by side.

import type { Actions } from "../store/actions/actions";

const NARROW = "(max-width: 860px)";

/** Shows one day or a week, following the window's width. Returns a function that stops it. */
export function followWidth(actions: Actions): () => void {
  const { calendar } = actions.store;
  const narrow = matchMedia(NARROW);
  const tell = () => {
    calendar.showsOneDay = narrow.matches;
    void actions.showDays(calendar.date);
  };
  if (narrow.matches) tell();
  narrow.addEventListener("change", tell);
  return () => narrow.removeEventListener("change", tell);
}
