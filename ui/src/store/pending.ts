// Counts the rows whose changes are shown before the program has answered. Other answers about them in the
// meantime are outdated and ignored; if no later answer contains the rows, they are read again.

export class Pending {
  /** The number of unanswered requests about each row. */
  #counts = new Map<string, number>();
  /** The rows ignored in answers, until a later answer contains them. */
  #ignored = new Set<string>();

  /** Marks the rows as pending while the request runs. */
  async during<T>(ids: readonly string[], ask: () => Promise<T>): Promise<T> {
    for (const id of ids) this.#count(id, 1);
    try {
      return await ask();
    } finally {
      for (const id of ids) this.#count(id, -1);
    }
  }

  /** Returns the rows of an answer without those that are pending. */
  latest<Row extends { id: string }>(rows: readonly Row[]): Row[] {
    return rows.filter(({ id }) => {
      const isLatest = !this.#counts.has(id);
      if (isLatest) this.#ignored.delete(id);
      else this.#ignored.add(id);
      return isLatest;
    });
  }

  /** True if a row was ignored and no answer is due that could contain it. */
  get hasIgnoredRows(): boolean {
    return this.#ignored.size > 0 && this.#counts.size === 0;
  }

  /** Forgets the ignored rows because everything was read again. */
  clear(): void {
    this.#ignored.clear();
  }

  #count(id: string, by: number): void {
    const left = (this.#counts.get(id) ?? 0) + by;
    if (left > 0) this.#counts.set(id, left);
    else this.#counts.delete(id);
  }
}
