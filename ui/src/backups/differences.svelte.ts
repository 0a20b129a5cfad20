// What differs between the plan and each backup, read one after the other, the newest first.

import type { Backup, Difference } from "../bindings";
import * as ipc from "../ipc";

export class Differences {
  byId = $state.raw<ReadonlyMap<string, Difference>>(new Map());
  /** Those being read or read, so that none is read twice. */
  #asked = new Map<string, Promise<Difference>>();
  #isOver = false;

  /** Reads what differs from each; a backup that can't be read has no difference. */
  async readAll(backups: readonly Backup[]): Promise<void> {
    for (const { id } of backups) {
      if (this.#isOver) return;
      await this.read(id).catch(() => undefined);
    }
  }

  async read(id: string): Promise<void> {
    const asked = this.#asked;
    if (!asked.has(id)) asked.set(id, ask(id, () => asked.delete(id)));
    const found = await asked.get(id)!;
    // An answer about the plan before its change is left out.
    if (asked === this.#asked && this.byId.get(id) !== found) this.byId = new Map(this.byId).set(id, found);
  }

  /** Forgets all: the plan has changed. */
  clear(): void {
    this.#asked = new Map();
    this.byId = new Map();
  }

  stop = (): void => {
    this.#isOver = true;
  };
}

/** What can't be read is asked for again the next time. */
async function ask(id: string, forget: () => void): Promise<Difference> {
  try {
    return await ipc.differenceFromBackup(id);
  } catch (error) {
    forget();
    throw error;
  }
}
