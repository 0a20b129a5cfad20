// Measures in both pages: the time of an action to the second frame after it, and the frames of a drag.
// Times are from the page's own clock, which counts whole milliseconds.
(() => {
  const frame = window.requestAnimationFrame.bind(window);
  const nextFrame = () => new Promise(frame);
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const PATIENCE = 600;

  /** Returns the time from `start` to the second frame, or later to the frame after `isDone` is true. */
  async function secondFrame(start, isDone) {
    await nextFrame();
    for (let frames = 0; !isDone(); frames += 1) {
      if (frames > PATIENCE) throw new Error(`this never came about: ${isDone}`);
      await nextFrame();
    }
    await nextFrame();
    return performance.now() - start;
  }

  /** Runs an action at a random moment of a frame, once the page is at rest; returns its time. */
  async function timed(act, isDone) {
    await pause(120 + Math.random() * 17);
    const start = performance.now();
    act();
    return secondFrame(start, isDone);
  }

  /** Returns a condition on the page's view, date and number of cards. Null and -1 match any. */
  const shows = (view, date, cards) => () => {
    const board = document.querySelector("[data-scroller]");
    return (
      board.dataset.view === view &&
      (date === null || board.querySelector(`[data-date="${date}"]`) !== null) &&
      (cards < 0 || board.querySelectorAll("[data-post]").length === cards)
    );
  };

  // Measures the work of a drag: all listeners for pointer moves and all frame callbacks of the page.
  let handled = 0;
  let moved = false;
  const counted = (run) =>
    function (...given) {
      const start = performance.now();
      try {
        return run.apply(this, given);
      } finally {
        handled += performance.now() - start;
      }
    };
  window.requestAnimationFrame = (run) => frame(counted(run));
  const listeners = new Map();
  const add = window.addEventListener;
  const remove = window.removeEventListener;
  window.addEventListener = (type, listener, options) => {
    if (type === "pointermove") listeners.set(listener, counted(listener));
    add.call(window, type, listeners.get(listener) ?? listener, options);
  };
  window.removeEventListener = (type, listener, options) => {
    remove.call(window, type, listeners.get(listener) ?? listener, options);
  };

  let frames = null;
  let last = 0;
  add.call(window, "pointermove", () => (moved = true), true);

  /** Records each frame in which the pointer moved: time since the last one, in handlers, and to its end. */
  function tick() {
    const now = performance.now();
    if (!frames) return;
    const row = [now - last, handled];
    if (moved && last > 0) frames.push(row);
    [last, handled, moved] = [now, 0, false];
    setTimeout(() => row.push(performance.now() - now));
    frame(tick);
  }

  let dropped = null;
  const probe = {
    timed: (act, view, date, cards) => timed(act, shows(view, date, cards)),
    watch() {
      [frames, last, handled] = [[], 0, 0];
      frame(tick);
    },
    seen() {
      const seen = frames;
      frames = null;
      return seen;
    },
    /** Measures the next drop, from the pointer's release until the post is on that day. */
    expectDrop(post, date) {
      dropped = null;
      const isThere = () =>
        document.querySelector(`[data-post="${post}"]`)?.closest("[data-date]")?.dataset.date === date;
      const up = () => secondFrame(performance.now(), isThere).then((time) => (dropped = time));
      add.call(window, "pointerup", up, { capture: true, once: true });
    },
    dropTime: () => dropped,
  };
  Object.assign(window, { probe });
})();
