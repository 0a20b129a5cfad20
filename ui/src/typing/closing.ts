// The window is closed once all that was typed is in the plan's file, be it as unfinished.

import * as ipc from "../ipc";
import { scopes } from "../store/ask-scope.svelte";
import { keepAll } from "./fields";
import { settled } from "./unfinished";

const savers = new Set<() => Promise<unknown>>();
let isBegun = false;

/** Whether the person has closed the window: what is refused now is kept and not said. */
export const isClosing = () => isBegun;

/** Has something saved before the window closes; returns the end of it. */
export function beforeClosing(save: () => Promise<unknown>): () => void {
  savers.add(save);
  return () => savers.delete(save);
}

/** Listens to the program, which asks before it closes the window. */
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
