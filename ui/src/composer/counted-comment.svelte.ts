// The length of a first comment on a channel, and the comment as it is sent. The program counts, so that the numbers are
// those of its checks.

import { untrack } from "svelte";
import type { ChannelId, LinkDraft, MeasuredComment } from "../bindings";
import * as ipc from "../ipc";

export class CountedComment {
  /** Null for an empty comment, and until it is counted. */
  now = $state.raw<MeasuredComment | null>(null);
  #asked = 0;

  /** Counts whenever the comment, its link or what the plan says about links changes. Only called while a component is set up. */
  constructor(text: () => string, draft: () => LinkDraft, channel: () => ChannelId, words: () => string) {
    $effect(() => {
      const [wanted, link, on] = [text(), draft(), channel()];
      void words();
      untrack(() => void this.#count(wanted, link, on));
    });
  }

  /** An answer that a later question has overtaken is dropped. */
  async #count(text: string, link: LinkDraft, channel: ChannelId): Promise<void> {
    const turn = (this.#asked += 1);
    const counted = text === "" ? null : await ipc.measureFirstComment(text, channel, link).catch(() => null);
    if (turn === this.#asked) this.now = counted;
  }
}
