// The locales offered for writing dates and numbers, each named in its own language, with an example.

import { utc } from "../model/dates";
import type { Option } from "../controls/option";

const TAGS = [
  "en-GB", "en-US", "en-CA", "en-AU", "de-DE", "de-AT", "de-CH", "fr-FR", "fr-CA", "es-ES", "es-MX",
  "it-IT", "nl-NL", "pt-PT", "pt-BR", "da-DK", "nb-NO", "sv-SE", "fi-FI", "pl-PL", "cs-CZ", "tr-TR",
  "uk-UA", "zh-CN", "zh-TW", "ja-JP", "ko-KR",
];

/** Returns the locales as options. The chosen locale is included even if it isn't in the list. */
export function localeOptions(today: string, chosen: string | null): Option[] {
  const tags = chosen && !TAGS.includes(chosen) ? [chosen, ...TAGS] : TAGS;
  return tags.map((tag) => ({ value: tag, label: `${nameOf(tag)} · ${example(tag, today)}` }));
}

function nameOf(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function example(tag: string, today: string): string {
  try {
    const options = { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" } as const;
    return new Intl.DateTimeFormat(tag, options).format(utc(today));
  } catch {
    return "";
  }
}
