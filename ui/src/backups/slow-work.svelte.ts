// Tells whether work takes long enough that a person wants to see progress and cancel it.

/** Milliseconds after which progress is shown. */
const SLOW = 1_000;
/** Events that reach the page only once a dialog of the system is closed. */
const BACK = ["focus", "pointermove", "keydown"] as const;

export class SlowWork {
  isRunning = $state.raw(false);
  /** True once the work has taken a second. */
  isSlow = $state.raw(false);
  #timer = 0;

  /** Runs work. `opensDialog` means that it begins once a dialog of the system is closed. */
  async run(work: () => Promise<unknown>, opensDialog = false): Promise<void> {
    const stopWaiting = opensDialog ? this.#startWhenBack() : this.#start();
    this.isRunning = true;
    try {
      await work();
    } finally {
      stopWaiting();
      clearTimeout(this.#timer);
      this.isRunning = this.isSlow = false;
    }
  }

  #start = (): (() => void) => {
    this.#timer = window.setTimeout(() => (this.isSlow = true), SLOW);
    return () => {};
  };

  #startWhenBack(): () => void {
    const isBack = new AbortController();
    const start = () => {
      isBack.abort();
      this.#start();
    };
    BACK.forEach((event) => window.addEventListener(event, start, { signal: isBack.signal, capture: true }));
    return () => isBack.abort();
  }
}
