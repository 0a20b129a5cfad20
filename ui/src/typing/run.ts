// Counts runs of typing: everything saved in one run is one step of undo. A run ends when another field gets
// the focus, and after a pause.

/** Milliseconds without typing that end a run. */
const PAUSE = 2_000;

let count = 0;
let last = 0;

/** Returns the name of the current run. A page that is loaded again has other names. */
export function typingRun(): string {
  return `${performance.timeOrigin}-${count}`;
}

/** Starts following the typing in all fields of the page. */
export function followRuns(): void {
  document.addEventListener("focusin", begin, true);
  document.addEventListener("input", goOn, true);
}

function begin(): void {
  count += 1;
}

function goOn({ timeStamp }: Event): void {
  if (timeStamp - last > PAUSE) begin();
  last = timeStamp;
}
