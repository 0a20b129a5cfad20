// What a first start suggests, from what the system says of itself.

/** A language tag as the system writes it (en_US.UTF-8) as `Intl` reads it (en-US); null for none. */
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

/** 1 Monday to 7 Sunday, as the region counts; Monday when the system names no region. */
export function firstDayOf(locale: string): number {
  const tag = languageTag(locale);
  const read = tag === null ? null : new Intl.Locale(tag);
  if (!read?.region) return 1;
  const week = read as Intl.Locale & WeekInfo;
  return (week.getWeekInfo?.() ?? week.weekInfo)?.firstDay ?? 1;
}
