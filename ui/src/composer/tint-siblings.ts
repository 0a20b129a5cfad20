// Tints the cards of the open post's item on other channels. A rule of a style sheet does it, so that no card has to ask
// whether it is one of them.

import type { PostId } from "../bindings";

let sheet: CSSStyleSheet | undefined;

/** Tints the cards of these posts, and no others. */
export function tintSiblings(posts: readonly PostId[]): void {
  if (!sheet) document.adoptedStyleSheets.push((sheet = new CSSStyleSheet()));
  const cards = posts.map((id) => `.card[data-post="${CSS.escape(id)}"]`);
  sheet.replaceSync(cards.length === 0 ? "" : `${cards.join()} { background-color: var(--accent-soft); }`);
}
