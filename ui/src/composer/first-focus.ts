// The field of the composer that has the focus at first.

import type { PostField } from "../store/selection.svelte";

const FIELDS: Record<PostField, string> = {
  title: "[name=title]",
  text: "textarea[name=text], textarea[name=part]",
  link: "[name=link]",
  media: "[data-media-strip] button",
  time: "[name=time]",
};

/** Focuses a field of the composer, or the title if the post has no such field. */
export function focusField(field: PostField): void {
  const panel = document.querySelector("[data-panel]");
  const found = [field, "title" as const].map((name) => panel?.querySelector<HTMLElement>(FIELDS[name]));
  // The title stays in sight above a long text, whose end has the caret.
  found.find((element) => element)?.focus({ preventScroll: field === "text" });
}
