// The crop of one picture while a person changes it: drawn at once, saved at a pause.

import type { Crop, UsedMedia } from "../bindings";
import { type Cut, changed, cropOf, cutOf } from "./crop";

/** Milliseconds without a change after which the crop is saved. */
const PAUSE = 300;

/** A part as a person changed it. */
interface Change {
  cut: Cut;
  /** The picture as it was read from the plan before. */
  of: UsedMedia;
  isSaved: boolean;
}

export class Cropping {
  #change = $state.raw<Change | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #used: () => UsedMedia;
  readonly #save: (crop: Crop | null) => Promise<unknown>;

  constructor(used: () => UsedMedia, save: (crop: Crop | null) => Promise<unknown>) {
    this.#used = used;
    this.#save = save;
  }

  /** The part that is shown; null if the picture is whole. */
  get cut(): Cut | null {
    return this.#shown?.cut ?? cutOf(this.#used());
  }

  get crop(): Crop | null {
    const shown = this.#shown;
    return shown ? cropOf(shown.cut, shown.of) : this.#used().crop;
  }

  /** The change, until the picture is read from the plan again after it was saved. */
  get #shown(): Change | null {
    const change = this.#change;
    return change && !(change.isSaved && change.of !== this.#used()) ? change : null;
  }

  /** Changes the part that is shown. A whole picture stays whole. */
  change(change: Partial<Cut>): void {
    const { cut } = this;
    if (!cut) return;
    this.#change = { cut: changed(cut, change), of: this.#used(), isSaved: false };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
  }

  /** Makes the part nearer, or farther with a factor below 1. */
  zoom(factor: number): void {
    this.change({ zoom: (this.cut?.zoom ?? 1) * factor });
  }

  /** Shows another part, or the whole picture, and saves that. */
  async put(cut: Cut | null): Promise<void> {
    clearTimeout(this.#timer);
    this.#change = null;
    await this.#save(cut && cropOf(cut, this.#used()));
  }

  /** Saves what was changed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const change = this.#change;
    if (!change || change.isSaved) return;
    change.isSaved = true;
    await this.#save(cropOf(change.cut, change.of));
  }
}
