// From a line about a day to the day itself.

import { tick } from "svelte";
import type { Actions } from "../../store/actions/actions";

/** Focuses a day: its cell in the channel's lane, or the first of its column. A view that has no
    place for it gives way to the week. */
export async function goToDay(actions: Actions, date: string, channel: string): Promise<void> {
  if (!cellOf(date, channel)) {
    await actions.show(date, "week");
    await tick();
  }
  const found = cellOf(date, channel);
  found?.scrollIntoView({ block: "nearest" });
  found?.focus();
}

function cellOf(date: string, channel: string): HTMLElement | null {
  const cell = (more: string) =>
    document.querySelector<HTMLElement>(`[data-view] [data-cell][data-date="${date}"]${more}`);
  return cell(`[data-channel="${CSS.escape(channel)}"]`) ?? cell('[data-hour="9"]') ?? cell("");
}
