// The lengths of a post's texts on its channels, as their platforms count them. The program counts, so that the numbers
// are those of its checks.

import { untrack } from "svelte";
import type { ChannelId, LinkDraft, MeasuredText } from "../bindings";
import * as ipc from "../ipc";
import { useCalendar } from "../store/actions/context";

/** The texts on each channel: one, or the parts of a thread. */
type Texts = ReadonlyMap<ChannelId, readonly string[]>;

/** What is counted with a text: whether media go with it, and the link that is sent in place of the written one. */
interface Beside {
  media: boolean;
  link: LinkDraft | null;
  /** What the plan says about links. */
  words: string;
}

/** A text beside its length, and what it was counted with. */
interface Counted extends MeasuredText {
  text: string;
  beside: string;
}

export class Counter {
  #counted = $state.raw<ReadonlyMap<ChannelId, readonly Counted[]>>(new Map());
  #latest: readonly [Texts, Beside] | null = null;
  #asked = 0;
  #answered = 0;

  /**
   * Counts whenever the texts change, their link, what the plan says about links, or whether pictures go with them, for
   * which some platforms have another limit. Only called while a component is set up.
   */
  constructor(texts: () => Texts, hasMedia: () => boolean, link: () => LinkDraft | null, words: () => string) {
    $effect(() => {
      const wanted = texts();
      const beside = { media: hasMedia(), link: link(), words: words() };
      untrack(() => void this.#count(wanted, beside));
    });
    this.#followLimits();
  }

  /** Returns the length of a part of a channel's text, from 0; undefined until it is counted for the first time. */
  of(channel: ChannelId, part = 0): MeasuredText | undefined {
    return this.#counted.get(channel)?.[part];
  }

  /** Returns the length of the part that leaves least; undefined until it is counted for the first time. */
  fullest(channel: ChannelId): MeasuredText | undefined {
    const left = ({ app }: MeasuredText) => (app.limit ?? Infinity) - app.count;
    return this.#counted.get(channel)?.reduce((least, part) => (left(part) < left(least) ? part : least));
  }

  /** Counts anew once a channel has another limit of its own. */
  #followLimits(): void {
    const { store } = useCalendar();
    let before: string | null = null;
    $effect(() => {
      const limits = store.plan.channels.map(({ text_limit }) => text_limit).join();
      if (before !== null && before !== limits) untrack(() => this.#countAnew());
      before = limits;
    });
  }

  #countAnew(): void {
    const old = [...this.#counted].map(([id, parts]) => [id, parts.map((part) => ({ ...part, beside: "" }))] as const);
    this.#counted = new Map(old);
    if (this.#latest) void this.#count(...this.#latest);
  }

  /** Counts the texts that differ from those counted last. An answer that a later one has overtaken is dropped. */
  async #count(texts: Texts, beside: Beside): Promise<void> {
    const turn = (this.#asked += 1);
    this.#latest = [texts, beside];
    const stamp = JSON.stringify(beside);
    const unknown = ([id, parts]: [ChannelId, readonly string[]]) => [id, parts.filter((part) => !this.#known(id, part, stamp))] as const;
    const fresh = await countAll([...texts].map(unknown), beside);
    if (turn < this.#answered) return;
    this.#answered = turn;
    const all = [...texts].map(([id, parts]) => {
      const counted = parts.map((part) => fresh.get(keyOf(id, part)) ?? this.#known(id, part, stamp));
      return [id, counted.filter((part) => part !== undefined)] as const;
    });
    this.#counted = new Map(all.filter(([, parts]) => parts.length > 0));
  }

  #known(channel: ChannelId, text: string, beside: string): Counted | undefined {
    return this.#counted.get(channel)?.find((counted) => counted.text === text && counted.beside === beside);
  }
}

const keyOf = (channel: ChannelId, text: string) => `${channel} ${text}`;

/** Counts each text once for all its channels. */
async function countAll(texts: (readonly [ChannelId, readonly string[]])[], beside: Beside): Promise<Map<string, Counted>> {
  const channelsByText = new Map<string, ChannelId[]>();
  for (const [channel, parts] of texts) {
    for (const part of parts) channelsByText.set(part, [...(channelsByText.get(part) ?? []), channel]);
  }
  const counted = await Promise.all([...channelsByText].map(([text, channels]) => count(text, beside, channels)));
  return new Map(counted.flat());
}

/** Returns no lengths if the program refuses: a channel may have been deleted meanwhile. */
async function count(text: string, beside: Beside, channels: ChannelId[]): Promise<(readonly [string, Counted])[]> {
  try {
    const lengths = await ipc.measureText(text, beside.media, channels, beside.link);
    const stamp = JSON.stringify(beside);
    return channels.map((channel, index) => [keyOf(channel, text), { text, beside: stamp, ...lengths[index]! }]);
  } catch {
    return [];
  }
}
