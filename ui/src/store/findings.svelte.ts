// The findings of the program's checks about the visible days.

import type { Card, Finding } from "../bindings";
import { type Marks, keepFindings, markFindings } from "../model/findings";
import { sameItems } from "../model/same-items";

export class Findings {
  /** The findings about the visible days and the tray; until they are read, about the days visible before. */
  list = $state.raw<Finding[]>([]);
  /** What each card is marked with, by post: errors and warnings, the worst first. */
  markByPost = $state.raw<Marks>(new Map());

  /** Stores the findings. Those that are equal to earlier ones stay the same objects, so that their cards are not drawn again. */
  take(read: readonly Finding[]): void {
    const list = sameItems(this.list, keepFindings(this.list, read));
    if (list === this.list) return;
    this.list = list;
    this.markByPost = markFindings(list, this.markByPost);
  }

  /** Returns whether a check found something wrong with a post. */
  hasFinding = ({ id }: Card): boolean => this.markByPost.has(id);
}
