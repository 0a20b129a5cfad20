// Why the plan did not take a change.

import type { Code } from "../bindings";

/** Thrown for each request that the program refuses; branch on its code, never on its text. */
export class Refusal extends Error {
  constructor(
    readonly code: Code,
    readonly field: string | null,
    message: string,
    /** The name of what was refused. */
    readonly about: string | null = null,
    /** Tells refusals of one code apart where no field is at fault. */
    readonly reason: string | null = null,
  ) {
    super(message);
  }
}
