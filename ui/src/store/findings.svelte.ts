// The findings of the program's checks about the visible days.

import type { Card, Finding, PostId } from "../bindings";
import { pairFindings } from "../model/findings";

export class Findings {
  /** The findings about the visible days; until they are read, about the days visible before. */
  list = $state.raw<readonly Finding[]>([]);
  /** The findings about pairs of posts, by post. */
  readonly pairsByPost: ReadonlyMap<PostId, Finding> = $derived(pairFindings(this.list));

  /** Stores the findings. An equal list changes nothing and redraws nothing. */
  take(list: readonly Finding[]): void {
    if (JSON.stringify(list) !== JSON.stringify(this.list)) this.list = list;
  }

  /** Returns whether a check found something wrong with a post. */
  hasFinding = ({ id, excess, in_clock_gap }: Card): boolean => excess > 0 || in_clock_gap || this.pairsByPost.has(id);
}
