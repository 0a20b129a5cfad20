// Which run of typing is going on: what is saved in one run is one step of undo. A run ends when another field
// gets the focus, and after a pause.

const PAUSE = 2_000;

let count = 0;
let last = 0;

/** Names the run that is going on, unlike any of another page. */
export function typingRun(): string {
  return `${performance.timeOrigin}-${count}`;
}

/** Begins to listen to all fields of the page. */
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
