// Closes the window after everything that was typed is in the plan's file, at least as unfinished text.

import * as ipc from "../ipc";
import { scopes } from "../store/ask-scope.svelte";
import { keepAll } from "./fields";
import { settled } from "./unfinished";

const savers = new Set<() => Promise<unknown>>();
let isBegun = false;

/** Returns whether the window is closing: text that is refused now is kept without a message. */
export const isClosing = () => isBegun;

/** Registers a function that saves before the window closes. Returns a function that removes it again. */
export function beforeClosing(save: () => Promise<unknown>): () => void {
  savers.add(save);
  return () => savers.delete(save);
}

/** Listens for the program's request to close the window. */
export function listenForClosing(): void {
  window.addEventListener("daymark-close", () => void close());
}

async function close(): Promise<void> {
  isBegun = true;
  scopes.question?.answer(null);
  await Promise.allSettled([...savers].map((save) => save()));
  keepAll();
  await settled();
  await ipc.idle();
  await ipc.closeWindow();
}
