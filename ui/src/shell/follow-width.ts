// A window without space for seven days beside each other shows one.

import type { Actions } from "../store/actions/actions";

const NARROW = "(max-width: 860px)";

/** Shows one day or more as the window's width allows. Returns what ends that. */
export function followWidth(actions: Actions): () => void {
  const { calendar } = actions.store;
  const narrow = matchMedia(NARROW);
  const tell = () => {
    calendar.showsOneDay = narrow.matches;
    void actions.show(calendar.date);
  };
  if (narrow.matches) tell();
  narrow.addEventListener("change", tell);
  return () => narrow.removeEventListener("change", tell);
}
