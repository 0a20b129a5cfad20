// Keeps the layers' events on the visible days. They are read after the first frame, when other days or
// layers are shown, and when a file changed: the files are checked regularly while the window is visible.

import type { LayerEntry, LayerContents as Answer } from "../bindings";
import * as ipc from "../ipc";
import type { Store } from "../store/store.svelte";
import type { Trouble } from "./trouble";

export interface Entry extends LayerEntry {
  colour: string;
}

/** The events of one day: whole-day ones, and those with a time, the earliest first. */
export interface DayLayers {
  wholeDay: Entry[];
  timed: Entry[];
}

/** Milliseconds between two checks for changed files. */
const CHECK_EVERY = 3_000;

class Layers {
  byDate = $state.raw<ReadonlyMap<string, DayLayers>>(new Map());
  /** What is wrong with the layers, by their ids. */
  troubles = $state.raw<ReadonlyMap<string, Trouble>>(new Map());
  hasTimed = $state.raw(false);
  #fingerprint: string | null = null;
  #turn = 0;

  /** Reads the events of the visible days. Without `anew`, only if a file changed. */
  async refresh(store: Store, anew: boolean): Promise<void> {
    const turn = (this.#turn += 1);
    if (!store.plan.layers.some(({ shown }) => shown)) return this.#clear(store);
    try {
      const answer = await ipc.layers(store.calendar.from, store.calendar.to, anew ? null : this.#fingerprint);
      if (answer && turn === this.#turn) this.#take(answer, store);
    } catch {
      // The next check tries again.
    }
  }

  #clear(store: Store): void {
    if (this.#fingerprint !== null) this.#take({ fingerprint: "", layers: [] }, store);
    this.#fingerprint = null;
  }

  #take(answer: Answer, store: Store): void {
    const days = new Map<string, DayLayers>();
    const colours = new Map(store.plan.layers.map(({ id, colour }) => [id, colour]));
    for (const { id, entries } of answer.layers) {
      const colour = colours.get(id) ?? "";
      for (const entry of entries) put(days, { ...entry, colour });
    }
    for (const { timed } of days.values()) timed.sort((a, b) => a.minute! - b.minute!);
    this.#fingerprint = answer.fingerprint;
    this.byDate = days;
    this.hasTimed = [...days.values()].some(({ timed }) => timed.length > 0);
    this.troubles = new Map(answer.layers.map((layer) => [layer.id, layer]));
  }
}

export const layers = new Layers();

/** Starts checking for changed files. Returns a function that stops it. */
export function watchLayers(store: Store): () => void {
  const look = () => {
    if (!document.hidden && store.plan.layers.length > 0) void layers.refresh(store, false);
  };
  const timer = setInterval(look, CHECK_EVERY);
  window.addEventListener("focus", look);
  return () => {
    clearInterval(timer);
    window.removeEventListener("focus", look);
  };
}

/** Returns the timed events of a day that begin in the hours `from` to `to`, both included. */
export function entriesWithin(day: DayLayers | undefined, from: number, to: number): readonly Entry[] {
  if (!day || day.timed.length === 0) return NONE;
  return day.timed.filter(({ minute }) => minute! >= from * 60 && minute! < (to + 1) * 60);
}

const NONE: readonly Entry[] = [];

function put(days: Map<string, DayLayers>, entry: Entry): void {
  let day = days.get(entry.date);
  if (!day) days.set(entry.date, (day = { wholeDay: [], timed: [] }));
  (entry.minute === null ? day.wholeDay : day.timed).push(entry);
}
