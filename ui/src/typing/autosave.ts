// Saves at each pause in typing, and regularly without one: a killed program loses less than a second.

/** Milliseconds without typing before a save. */
const PAUSE = 400;
/** The most milliseconds that typed text stays unsaved. */
const LONGEST = 800;

export class Autosave {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | null = null;

  constructor(readonly save: () => void) {}

  /** Schedules a save because something was typed. */
  touch(): void {
    const now = Date.now();
    this.#since ??= now;
    clearTimeout(this.#timer);
    const wait = Math.min(PAUSE, this.#since + LONGEST - now);
    this.#timer = setTimeout(() => this.now(), Math.max(wait, 0));
  }

  /** Saves at once if a save is scheduled. */
  now(): void {
    if (this.#since === null) return;
    this.cancel();
    this.save();
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#since = null;
  }
}
