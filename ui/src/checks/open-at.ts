// Opens the composer from the panel of checks.

import type { Card } from "../bindings";
import type { Actions } from "../store/actions/actions";
import { rightPlace } from "../store/right-place.svelte";
import type { PostField } from "../store/selection.svelte";

/** Opens a card's post in the composer, which gives its place back when it is closed. */
export function openAt({ store }: Actions, { id }: Card, field: PostField): void {
  rightPlace.returnTo = id;
  store.selection.panel = { kind: "edit", id, field };
}
