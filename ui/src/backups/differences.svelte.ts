// Reads the differences between the plan and its backups, one backup after the other, the newest first.

import type { Difference } from "../bindings";
import * as ipc from "../ipc";
import type { Version } from "./backups";

export class Differences {
  byId = $state.raw<ReadonlyMap<string, Difference>>(new Map());
  /** Each requested backup once, whether or not its answer is here. */
  #asked = new Map<string, Promise<Difference>>();
  #isOver = false;

  /** Reads the differences from each backup. One that can't be read is left out. */
  async readAll(versions: readonly Version[]): Promise<void> {
    for (const { id } of versions) {
      if (this.#isOver) return;
      await this.read(id).catch(() => undefined);
    }
  }

  /** Reads the difference from one backup, at most once until `clear`. Throws if it can't be read. */
  async read(id: string): Promise<void> {
    const asked = this.#asked;
    if (!asked.has(id)) asked.set(id, ask(id, () => asked.delete(id)));
    const found = await asked.get(id)!;
    // Drops an answer about the plan as it was before `clear`.
    if (asked === this.#asked && this.byId.get(id) !== found) this.byId = new Map(this.byId).set(id, found);
  }

  /** Forgets all differences because the plan has changed. */
  clear(): void {
    this.#asked = new Map();
    this.byId = new Map();
  }

  stop = (): void => {
    this.#isOver = true;
  };
}

/** Reads one difference. After a failure `forget` is called, so that the next attempt asks again. */
async function ask(id: string, forget: () => void): Promise<Difference> {
  try {
    return await ipc.differenceFromBackup(id);
  } catch (error) {
    forget();
    throw error;
  }
}
