/** Calls `run` after the next frame is on the screen; soon, while the window is invisible and draws none. */
export function afterPaint(run: () => void): void {
  if (document.hidden) setTimeout(run);
  else requestAnimationFrame(() => setTimeout(run));
}
