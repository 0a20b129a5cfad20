// The findings of the program's checks about the visible days.

import type { Card, Finding, PostId } from "../bindings";
import { markFindings } from "../model/findings";

export class Findings {
  /** The findings about the visible days and the tray; until they are read, about the days visible before. */
  list = $state.raw<readonly Finding[]>([]);
  /** The finding that each card is marked with, by post. */
  readonly markByPost: ReadonlyMap<PostId, Finding> = $derived(markFindings(this.list));

  /** Stores the findings. An equal list changes nothing and redraws nothing. */
  take(list: readonly Finding[]): void {
    if (JSON.stringify(list) !== JSON.stringify(this.list)) this.list = list;
  }

  /** Returns whether a check found something wrong with a post. */
  hasFinding = ({ id, in_clock_gap }: Card): boolean => in_clock_gap || this.markByPost.has(id);
}
