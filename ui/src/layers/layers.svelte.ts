// What the calendars of others say of the shown days. Asked for once the first picture is drawn, when
// other days or layers are shown, and when a file changed: looked at while the window is seen.

import type { LayerEntry, LayerContents as Answer } from "../bindings";
import * as ipc from "../ipc";
import type { Store } from "../store/store.svelte";
import type { Trouble } from "./trouble";

export interface Entry extends LayerEntry {
  colour: string;
}

/** What stands on one day. */
export interface DayLayers {
  whole: Entry[];
  timed: Entry[];
}

const EVERY = 3_000;

class Layers {
  byDate = $state.raw<ReadonlyMap<string, DayLayers>>(new Map());
  /** By the layers' ids. */
  troubles = $state.raw<ReadonlyMap<string, Trouble>>(new Map());
  hasTimed = $state.raw(false);
  #stamp: string | null = null;
  #turn = 0;

  /** Asks for the days of the store; `anew` where not only a file may have changed. */
  async look(store: Store, anew: boolean): Promise<void> {
    const turn = (this.#turn += 1);
    if (!store.plan.layers.some(({ shown }) => shown)) return this.#clear(store);
    try {
      const answer = await ipc.layers(store.calendar.from, store.calendar.to, anew ? null : this.#stamp);
      if (answer && turn === this.#turn) this.#take(answer, store);
    } catch {
      // Looked at again in a moment.
    }
  }

  #clear(store: Store): void {
    if (this.#stamp !== null) this.#take({ stamp: "", layers: [] }, store);
    this.#stamp = null;
  }

  #take(answer: Answer, store: Store): void {
    const days = new Map<string, DayLayers>();
    const colours = new Map(store.plan.layers.map(({ id, colour }) => [id, colour]));
    for (const { id, entries } of answer.layers) {
      const colour = colours.get(id) ?? "";
      for (const entry of entries) put(days, { ...entry, colour });
    }
    for (const { timed } of days.values()) timed.sort((a, b) => a.minute! - b.minute!);
    this.#stamp = answer.stamp;
    this.byDate = days;
    this.hasTimed = [...days.values()].some(({ timed }) => timed.length > 0);
    this.troubles = new Map(answer.layers.map((layer) => [layer.id, layer]));
  }
}

export const layers = new Layers();

/** Begins to look for changed files; returns the end of it. */
export function watchLayers(store: Store): () => void {
  const look = () => {
    if (!document.hidden && store.plan.layers.length > 0) void layers.look(store, false);
  };
  const timer = setInterval(look, EVERY);
  window.addEventListener("focus", look);
  return () => {
    clearInterval(timer);
    window.removeEventListener("focus", look);
  };
}

/** The entries of a day within some hours, the last of them included. */
export function within(day: DayLayers | undefined, from: number, to: number): readonly Entry[] {
  if (!day || day.timed.length === 0) return NONE;
  return day.timed.filter(({ minute }) => minute! >= from * 60 && minute! < (to + 1) * 60);
}

const NONE: readonly Entry[] = [];

function put(days: Map<string, DayLayers>, entry: Entry): void {
  let day = days.get(entry.date);
  if (!day) days.set(entry.date, (day = { whole: [], timed: [] }));
  (entry.minute === null ? day.whole : day.timed).push(entry);
}
