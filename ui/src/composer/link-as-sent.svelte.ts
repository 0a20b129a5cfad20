// The link of a post as it is sent on a channel. The program adds the parameters, so that they are those it counts.

import { untrack } from "svelte";
import type { ChannelId, LinkDraft, LinkOnChannel } from "../bindings";
import * as ipc from "../ipc";

export class LinkAsSent {
  /** Null without a link or a channel, and until it is known. */
  now = $state.raw<LinkOnChannel | null>(null);
  #asked = 0;

  /** Asks whenever the link, what decides about it, or the plan's revision changes. Only called while a component is set up. */
  constructor(draft: () => LinkDraft, channel: () => ChannelId | null, revision: () => number) {
    $effect(() => {
      const [wanted, on] = [draft(), channel()];
      void revision();
      untrack(() => void this.#ask(wanted, on));
    });
  }

  /** An answer that a later question has overtaken is dropped. */
  async #ask(draft: LinkDraft, channel: ChannelId | null): Promise<void> {
    const turn = (this.#asked += 1);
    const answer = channel && draft.link !== "" ? await ipc.linkAsSent(draft, channel).catch(() => null) : null;
    if (turn === this.#asked) this.now = answer;
  }
}
