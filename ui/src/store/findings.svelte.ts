// The findings of the program's checks about the visible days.

import type { Card, Finding, PostId } from "../bindings";
import { markFindings } from "../model/findings";

export class Findings {
  /** The findings about the visible days and the tray; until they are read, about the days visible before. */
  list = $state.raw<readonly Finding[]>([]);
  /** What each card is marked with, by post: errors and warnings, the worst first. */
  readonly markByPost: ReadonlyMap<PostId, readonly Finding[]> = $derived(markFindings(this.list));

  /** Stores the findings. An equal list changes nothing and redraws nothing. */
  take(list: readonly Finding[]): void {
    if (JSON.stringify(list) !== JSON.stringify(this.list)) this.list = list;
  }

  /** Returns whether a check found something wrong with a post. */
  hasFinding = ({ id }: Card): boolean => this.markByPost.has(id);
}
