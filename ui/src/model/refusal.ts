// The error that a refused request throws.

import type { Code } from "../bindings";

/** Thrown for each request that the program refuses; branch on its code, never on its text. */
export class Refusal extends Error {
  constructor(
    readonly code: Code,
    readonly field: string | null,
    message: string,
    /** The name of the thing that the message is about. */
    readonly about: string | null = null,
    /** Distinguishes refusals with the same code when no field is at fault. */
    readonly reason: string | null = null,
  ) {
    super(message);
  }
}
