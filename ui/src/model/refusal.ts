// The error that a refused request throws.

import type { Code, Refusal as RefusalAnswer } from "../bindings";

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

  /** Returns the error that the program answered with. */
  static of({ code, field, message, about, reason }: RefusalAnswer): Refusal {
    return new Refusal(code, field, message, about, reason);
  }
}
