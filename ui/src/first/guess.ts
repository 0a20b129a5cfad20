// Guesses the settings that a first start suggests from the system's locale.

/** Converts a system locale (en_US.UTF-8) to a tag that `Intl` reads (en-US); null if it names none. */
export function languageTag(locale: string): string | null {
  const tag = locale.split(/[.@]/)[0]!.replaceAll("_", "-");
  try {
    return new Intl.Locale(tag).baseName;
  } catch {
    return null;
  }
}

interface WeekInfo {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
}

/** Returns the weekday that weeks begin on in the locale's region, 1 to 7; 1, Monday, without a region. */
export function firstDayOf(locale: string): number {
  const tag = languageTag(locale);
  const read = tag === null ? null : new Intl.Locale(tag);
  if (!read?.region) return 1;
  const week = read as Intl.Locale & WeekInfo;
  return (week.getWeekInfo?.() ?? week.weekInfo)?.firstDay ?? 1;
}
