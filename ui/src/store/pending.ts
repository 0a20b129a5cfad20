// Rows that are shown as they will be while the program is asked. An answer that tells of them meanwhile is older
// than what is shown and is left out; where no later one tells of them, they are read again.

export class Pending {
  /** How many answers are awaited about each row. */
  #counts = new Map<string, number>();
  #leftOut = new Set<string>();

  /** Asks the program while these rows are shown as they will be. */
  async during<T>(ids: readonly string[], ask: () => Promise<T>): Promise<T> {
    for (const id of ids) this.#count(id, 1);
    try {
      return await ask();
    } finally {
      for (const id of ids) this.#count(id, -1);
    }
  }

  /** Returns the rows of an answer that nothing else is awaited about; the others are left out. */
  latest<Row extends { id: string }>(rows: readonly Row[]): Row[] {
    return rows.filter(({ id }) => {
      const isLatest = !this.#counts.has(id);
      if (isLatest) this.#leftOut.delete(id);
      else this.#leftOut.add(id);
      return isLatest;
    });
  }

  /** True where a row was left out that no later answer can tell of. */
  get isBehind(): boolean {
    return this.#leftOut.size > 0 && this.#counts.size === 0;
  }

  /** Forgets what was left out, once everything was read again. */
  clear(): void {
    this.#leftOut.clear();
  }

  #count(id: string, by: number): void {
    const left = (this.#counts.get(id) ?? 0) + by;
    if (left > 0) this.#counts.set(id, left);
    else this.#counts.delete(id);
  }
}
