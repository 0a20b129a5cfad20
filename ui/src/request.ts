// How the page asks the program to run a command, and how it waits for all answers.

import { invoke } from "@tauri-apps/api/core";
import type { Refusal as RefusalAnswer } from "./bindings";
import { Refusal } from "./model/refusal";

/** The header with the name of the run of typing that a request belongs to. */
const TYPING = "daymark-typing";

let typing: string | null = null;
const underway = new Set<Promise<unknown>>();

/** Marks the requests that `ask` makes as part of a run of typing: one run is one step of undo. */
export function inTyping<T>(run: string, ask: () => T): T {
  typing = run;
  try {
    return ask();
  } finally {
    typing = null;
  }
}

/** Settles when every request is answered. */
export async function idle(): Promise<void> {
  while (underway.size > 0) await Promise.allSettled(underway);
}

/** Asks the program to run a command. A refused request throws `Refusal`. */
export async function call<T>(command: string, parameters: Record<string, unknown> = {}): Promise<T> {
  const asked = invoke<T>(command, parameters, typing === null ? undefined : { headers: { [TYPING]: typing } });
  underway.add(asked);
  try {
    return await asked;
  } catch (error) {
    throw refusal(error);
  } finally {
    underway.delete(asked);
  }
}

function refusal(error: unknown): Refusal {
  if (error instanceof Object && "code" in error && "message" in error) {
    return Refusal.of(error as RefusalAnswer);
  }
  return new Refusal("unexpected", null, String(error));
}
