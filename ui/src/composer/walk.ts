// Goes from post to post and from channel to channel without closing the composer.

import type { PostDetail, PostId } from "../bindings";
import type { Store } from "../store/store.svelte";

/** The place of the open post among the visible posts of the view, from 0; -1 if it isn't among them. */
export function placeOf(store: Store, id: PostId): number {
  return store.calendar.cardsOfView.findIndex((card) => card.id === id);
}

/** Returns the post that is a number of steps away in the view's order of time; undefined at its ends. */
export function postAt(store: Store, id: PostId, steps: number): PostId | undefined {
  const at = placeOf(store, id);
  return at < 0 ? undefined : store.calendar.cardsOfView[at + steps]?.id;
}

/** Returns the item's post on the channel that is a number of steps away, around the ends. */
export function siblingAt(store: Store, detail: PostDetail, steps: number): PostId | undefined {
  const place = (post: { channel: PostDetail["channel"] }) => store.plan.channelById.get(post.channel)?.position ?? 0;
  const posts = [detail, ...detail.siblings].sort((a, b) => place(a) - place(b));
  const at = posts.findIndex(({ id }) => id === detail.id);
  return posts[(at + steps + posts.length) % posts.length]?.id;
}
