// Keeps typed text that is not part of the plan yet, such as an unconfirmed name or refused words. The plan's
// file holds it under a key that names its field, until the text is saved or given up.

import * as ipc from "../ipc";

/** The texts in the file, by key. */
const stored = new Map<string, string>();
let written: Promise<unknown> = Promise.resolve();

/** Starts with the texts of the plan's file that was opened. */
export function beginUnfinished(texts: Readonly<Record<string, string>>): void {
  stored.clear();
  for (const [key, text] of Object.entries(texts)) stored.set(key, text);
}

export const keys = () => [...stored.keys()];
export const textOf = (key: string) => stored.get(key);

/** Keeps a text in the plan's file until it is forgotten. */
export function keep(key: string, text: string): void {
  if (stored.get(key) === text) return;
  stored.set(key, text);
  write(key, text);
}

/** Removes a text from the plan's file. */
export function forget(key: string): void {
  if (stored.delete(key)) write(key, null);
}

/** Settles when all texts are in the file. */
export const settled = () => written;

/** Writes a text to the file, or removes it if null, after all earlier writes: the last one must win. */
function write(key: string, text: string | null): void {
  written = written.then(() => ipc.keepUnfinished(key, text)).catch(() => {
    // The file can't be written. The text is still in its field.
  });
}
