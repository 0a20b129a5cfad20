// Rows that are shown as they will be, while the plan is asked. What it said of them before that is
// older than what is shown and left out; where nothing after it tells of them, they are read again.

export class Awaited {
  /** How many answers are awaited about each row. */
  #counts = new Map<string, number>();
  #leftOut = new Set<string>();

  async while<T>(ids: readonly string[], ask: () => Promise<T>): Promise<T> {
    for (const id of ids) this.#count(id, 1);
    try {
      return await ask();
    } finally {
      for (const id of ids) this.#count(id, -1);
    }
  }

  /** Those that an answer tells the latest of; the others are left out. */
  latest<Row extends { id: string }>(rows: readonly Row[]): Row[] {
    return rows.filter(({ id }) => {
      const isLatest = !this.#counts.has(id);
      if (isLatest) this.#leftOut.delete(id);
      else this.#leftOut.add(id);
      return isLatest;
    });
  }

  /** Whether something was left out that no later answer can tell of. */
  get isBehind(): boolean {
    return this.#leftOut.size > 0 && this.#counts.size === 0;
  }

  /** Everything was read again. */
  clear(): void {
    this.#leftOut.clear();
  }

  #count(id: string, by: number): void {
    const left = (this.#counts.get(id) ?? 0) + by;
    if (left > 0) this.#counts.set(id, left);
    else this.#counts.delete(id);
  }
}
