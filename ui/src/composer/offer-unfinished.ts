// Offers to continue a new post that was left unfinished, also at an earlier start.

import { m } from "../paraglide/messages";
import type { Actions } from "../store/actions/actions";
import type { Store } from "../store/store.svelte";
import { toast } from "../store/toast.svelte";
import { forget, textOf } from "../typing/unfinished";
import { NewPostForm } from "./new-post-form.svelte";
import { unfinishedPost } from "./unfinished-post";
import { draftIn, NEW_POST } from "./kept-draft";

/** Offers to continue the draft in the plan's file, if there is one. */
export function offerUnfinished(actions: Actions): void {
  const values = draftIn(textOf(NEW_POST) ?? "", actions.store.plan);
  if (values && unfinishedPost.keep(new NewPostForm(actions, null, null, values))) offer(actions.store, m.draft_unfinished());
  else forget(NEW_POST);
}

/** Shows a toast with a button that continues the kept draft. */
export function offer(store: Store, text: string): void {
  toast.say(text, { label: m.draft_continue(), run: () => continueUnfinished(store) });
}

function continueUnfinished(store: Store): void {
  if (!unfinishedPost.isEmpty) store.selection.panel = { kind: "new", at: null, channel: null };
}
