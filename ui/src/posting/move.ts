// Moves a post that can't be published now to another time.

import type { DuePost } from "../bindings";
import type { Actions } from "../store/actions/actions";
import { dialogs } from "../store/dialogs.svelte";

/** Shows the days of a post, whose card the dialog needs, and asks where to move it. */
export async function moveElsewhere(actions: Actions, post: DuePost): Promise<void> {
  if (!actions.store.cards.get(post.id)) await actions.show(post.at.date);
  dialogs.openMove([post.id]);
}
