// The findings of the program's checks about the visible days.

import type { Card, Finding } from "../bindings";
import { type Marks, keepFindings, markFindings } from "../model/findings";
import { sameItems } from "../model/same-items";
import type { Cards } from "./cards.svelte";

export class Findings {
  /** The findings about the visible days and the tray; until they are read, about the days visible before. */
  list = $state.raw<Finding[]>([]);
  /** What each card is marked with, by post. */
  readonly markByPost: Marks = $derived.by(() => (this.#marks = markFindings(this.list, this.#cards.byId, this.#marks)));
  #marks: Marks = new Map();
  readonly #cards: Cards;

  constructor(cards: Cards) {
    this.#cards = cards;
  }

  /** Stores the findings. Those that are equal to earlier ones stay the same objects, so that their cards are not drawn again. */
  take(read: readonly Finding[]): void {
    this.list = sameItems(this.list, keepFindings(this.list, read));
  }

  /** Returns whether a check found something wrong with a post. */
  hasFinding = ({ id }: Card): boolean => this.markByPost.has(id);
}
