// The times that the program suggests for the visible week: turned on and off, read, and found by the cell of their hour.

import type { ChannelId, ChannelSuggestions, Suggestion } from "../../bindings";
import * as ipc from "../../ipc";
import type { Store } from "../../store/store.svelte";
import { refusalText } from "../../words/refusals";
import { hourCell } from "../grid/geometry";

export type SuggestedByCell = ReadonlyMap<string, readonly Suggestion[]>;

const NONE: readonly Suggestion[] = [];
const NOWHERE: SuggestedByCell = new Map();

class Suggested {
  isOn = $state.raw(false);
  channels = $state.raw<readonly ChannelSuggestions[]>([]);
  reason = $state.raw("");
  #asked = 0;

  readonly all = $derived(this.isOn ? this.channels.flatMap(({ suggestions }) => suggestions) : NONE);

  turn(): void {
    this.isOn = !this.isOn;
  }

  /** Reads what is suggested for the visible week. An answer that a later question has overtaken is dropped. */
  async read({ calendar }: Store): Promise<void> {
    const asked = (this.#asked += 1);
    try {
      const found = await ipc.suggestions(calendar.date);
      if (asked === this.#asked) [this.channels, this.reason] = [found.channels, ""];
    } catch (error) {
      if (asked === this.#asked) [this.channels, this.reason] = [[], refusalText(error)];
    }
  }
}

export const suggested = new Suggested();

/** Returns the suggestions for channels that aren't hidden, by the cell of their hour, the earliest first. */
export function suggestedByHour(all: readonly Suggestion[], hidden: ReadonlySet<ChannelId>): SuggestedByCell {
  if (all.length === 0) return NOWHERE;
  const shown = all.filter(({ channel }) => !hidden.has(channel)).sort((a, b) => a.at.minute - b.at.minute);
  const found = new Map<string, Suggestion[]>();
  for (const suggestion of shown) {
    const cell = hourCell(suggestion.at.date, hourOf(suggestion.at.minute));
    found.set(cell, [...(found.get(cell) ?? []), suggestion]);
  }
  return found;
}

/** Returns the hours of the day that hold a suggestion. */
export function suggestedHours(found: SuggestedByCell): number[] {
  return [...found.values()].flat().map(({ at }) => hourOf(at.minute));
}

export function suggestedIn(found: SuggestedByCell, date: string, hour: number): readonly Suggestion[] {
  return found.get(hourCell(date, hour)) ?? NONE;
}

/** Returns what tells a suggestion from others, also after it is read again. */
export function suggestionKey({ channel, at }: Suggestion): string {
  return `${channel}/${at.date}/${at.minute}`;
}

const hourOf = (minute: number) => Math.floor(minute / 60);
