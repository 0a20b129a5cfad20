// Text that was typed and is in no field of the plan: a name that is not given yet, words that were refused.
// It is kept in the plan's file by a key that names its field, until it is in the plan or given up.

import * as ipc from "../ipc";

/** What the file has. */
const kept = new Map<string, string>();
let told: Promise<unknown> = Promise.resolve();

/** Takes over what the plan's file has when it is opened. */
export function begin(texts: Readonly<Record<string, string>>): void {
  kept.clear();
  for (const [key, text] of Object.entries(texts)) kept.set(key, text);
}

export const keys = () => [...kept.keys()];
export const textOf = (key: string) => kept.get(key);

export function keep(key: string, text: string): void {
  if (kept.get(key) === text) return;
  kept.set(key, text);
  tell(key, text);
}

export function forget(key: string): void {
  if (kept.delete(key)) tell(key, null);
}

/** Settles once the file has all of it. */
export const settled = () => told;

/** One after the other, so that the last is what stays. */
function tell(key: string, text: string | null): void {
  told = told.then(() => ipc.keepUnfinished(key, text)).catch(() => {
    // A file that can't be written has no room for it; what is in the field is still there.
  });
}
