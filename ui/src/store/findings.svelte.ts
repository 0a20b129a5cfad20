// What is wrong with the posts of the shown days, as the program finds it.

import type { Card, Finding, PostId } from "../bindings";
import { besidePosts } from "../model/findings";

export class Findings {
  /** Those of the shown days; until these have come, those of the days shown before. */
  list = $state.raw<readonly Finding[]>([]);
  /** What is wrong with a post beside another one. */
  readonly besideOthers: ReadonlyMap<PostId, Finding> = $derived(besidePosts(this.list));

  /** Takes over what was read; the same again changes nothing. */
  take(list: readonly Finding[]): void {
    if (JSON.stringify(list) !== JSON.stringify(this.list)) this.list = list;
  }

  /** Returns true for a post that has something wrong with it, by itself or beside another one. */
  isAmiss = ({ id, excess, in_clock_gap }: Card): boolean => excess > 0 || in_clock_gap || this.besideOthers.has(id);
}
