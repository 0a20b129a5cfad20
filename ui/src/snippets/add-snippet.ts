// Adds snippets, and names those that were selected in a text.

import type { SnippetEdit } from "../bindings";
import * as ipc from "../ipc";
import type { Actions } from "../store/actions/actions";

/** The most characters of a name that is taken from the text. */
const MAX_NAME = 32;

/** Adds a snippet; returns false if the plan refuses, and shows why. */
export function addSnippet(actions: Actions, snippet: SnippetEdit): Promise<boolean> {
  return actions.attempt(async () => (await ipc.addSnippet(snippet))[0]);
}

/** Returns the first words of a text, on one line. */
export function nameOf(text: string): string {
  const line = text.trim().replace(/\s+/gu, " ");
  const letters = [...line];
  if (letters.length <= MAX_NAME) return line;
  const start = letters.slice(0, MAX_NAME).join("");
  const end = start.lastIndexOf(" ");
  return `${end > MAX_NAME / 2 ? start.slice(0, end) : start}…`;
}
