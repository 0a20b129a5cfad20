// The attributes of text fields whose misspelt words are marked. The system's dictionaries are loaded with the first field.

import * as ipc from "../ipc";
import { settings } from "../store/settings.svelte";
import { dateLocale } from "../words/format";

let isAsked = false;

/** Returns the attributes of a field, in the language that the plan's dates are written in. */
export function spelling(): { spellcheck: boolean; lang: string } {
  const isOn = settings.spelling === "on";
  if (isOn && !isAsked) {
    isAsked = true;
    // Without dictionaries nothing is marked.
    ipc.checkSpelling().catch(() => {});
  }
  return { spellcheck: isOn, lang: dateLocale() };
}
