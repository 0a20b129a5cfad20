// The texts that an item's posts will be published with.

import type { ChannelId, PostDetail } from "../bindings";
import type { Values } from "./form";
import { partsIn } from "./thread";

/** Returns the text of each of the item's posts, or the parts of its thread, with the changes that aren't saved yet. */
export function textsByChannel(detail: PostDetail, values: Values): ReadonlyMap<ChannelId, readonly string[]> {
  const siblings = detail.siblings.map(({ channel, own_text, parts }) => {
    return [channel, parts.length > 0 ? parts : [own_text ?? values.text]] as const;
  });
  return new Map([...siblings, [detail.channel, textsOf(values)]]);
}

/** Returns the text of the post, or the parts of its thread. */
export function textsOf({ own_text, text, parts }: Values): string[] {
  return parts === null ? [own_text ?? text] : partsIn(parts);
}
