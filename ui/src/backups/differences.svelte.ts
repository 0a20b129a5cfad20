// What differs between the plan and each backup, read one after the other, the newest first.

import type { Backup, Difference } from "../bindings";
import * as ipc from "../ipc";

export class Differences {
  byId = $state.raw<ReadonlyMap<string, Difference>>(new Map());
  #isOver = false;

  /** Reads what differs from each; a backup that can't be read has no difference. */
  async readAll(backups: readonly Backup[]): Promise<void> {
    for (const { id } of backups) {
      if (this.#isOver) return;
      await this.read(id).catch(() => undefined);
    }
  }

  async read(id: string): Promise<void> {
    if (this.byId.has(id)) return;
    const found = await ipc.differenceFromBackup(id);
    this.byId = new Map(this.byId).set(id, found);
  }

  /** Forgets all: the plan has changed. */
  clear(): void {
    this.byId = new Map();
  }

  stop = (): void => {
    this.#isOver = true;
  };
}
