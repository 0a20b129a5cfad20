// From a line about a day to the day itself.

/** Focuses a day: its cell in the channel's lane, or the first of its column. */
export function focusDay(date: string, channel: string): void {
  const cell = (more: string) =>
    document.querySelector<HTMLElement>(`[data-view] [data-cell][data-date="${date}"]${more}`);
  const found =
    cell(`[data-channel="${CSS.escape(channel)}"]`) ?? cell('[data-hour="9"]') ?? cell("");
  found?.scrollIntoView({ block: "nearest" });
  found?.focus();
}
