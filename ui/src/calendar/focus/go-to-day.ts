// Goes to a day in the calendar.

import { tick } from "svelte";
import type { Actions } from "../../store/actions/actions";

/** Focuses a day: its cell in the channel's lane, at nine, or the first of its column. Switches to the week
    if the view doesn't show the day. */
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
