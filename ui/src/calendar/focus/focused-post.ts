/** Returns the post whose card has the focus. */
export function focusedPost(): string | undefined {
  return document.activeElement?.closest<HTMLElement>("[data-post]")?.dataset.post;
}
