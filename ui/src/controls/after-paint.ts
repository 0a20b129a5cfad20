/** Calls `run` after the next frame is on the screen; soon, while the window is invisible and draws none. */
export function afterPaint(run: () => void): void {
  if (document.hidden) setTimeout(run);
  else requestAnimationFrame(() => setTimeout(run));
}

/** Asks after the next frame and hands on the answer; a failure leaves things as they are. Returns a function that drops an
    answer still to come. */
export function askAfterPaint<T>(ask: () => Promise<T>, take: (answer: T) => void): () => void {
  let isLatest = true;
  afterPaint(async () => {
    const answer = isLatest ? await ask().catch(() => null) : null;
    if (answer !== null && isLatest) take(answer);
  });
  return () => (isLatest = false);
}
