// Follows the copying of files that a person adds or saves, so that the window can show how far it is.

import type { CopyProgress } from "../bindings";
import * as ipc from "../ipc";
import { m } from "../paraglide/messages";
import { toast } from "./toast.svelte";

/** Milliseconds of copying after which it is shown. */
const PATIENCE = 500;
/** Milliseconds between two questions to the program. */
const EVERY = 200;

class Copying {
  /** How far the copying is, once it takes long. */
  shown = $state.raw<CopyProgress | null>(null);
  /** When the copying was seen first; null if nothing is being copied. */
  #since: number | null = null;
  #underway = 0;
  #timer = 0;

  /** Runs what copies files, perhaps after a dialog of the system. Returns null, and says so, while others are being copied. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.#since !== null) {
      toast.warn(m.copying_busy());
      return null;
    }
    if (++this.#underway === 1) this.#timer = window.setInterval(() => void this.#ask(), EVERY);
    try {
      return await work();
    } finally {
      if (--this.#underway === 0) this.#end();
    }
  }

  async #ask(): Promise<void> {
    const progress = await ipc.copyProgress().catch(() => null);
    if (this.#underway === 0) return;
    this.#since = progress && (this.#since ?? performance.now());
    const isLong = this.#since !== null && performance.now() - this.#since >= PATIENCE;
    this.shown = isLong ? progress : null;
  }

  #end(): void {
    clearInterval(this.#timer);
    this.#since = this.shown = null;
  }
}

export const copying = new Copying();
