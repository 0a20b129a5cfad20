// Saves at a pause in typing, and every while when there is none: a killed program loses less than a second.

const PAUSE = 400;
/** How long typing may go on unsaved. */
const LONGEST = 800;

export class Autosave {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | null = null;

  constructor(readonly save: () => void) {}

  /** Notes that something was typed. */
  touch(): void {
    const now = Date.now();
    this.#since ??= now;
    clearTimeout(this.#timer);
    const wait = Math.min(PAUSE, this.#since + LONGEST - now);
    this.#timer = setTimeout(() => this.now(), Math.max(wait, 0));
  }

  /** Saves what is not saved yet. */
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
