// Gives some cards a look by a rule of a style sheet, so that no card has to ask whether it is one of them.

import type { PostId } from "../../bindings";

export class CardRule {
  readonly #look: string;
  #sheet: CSSStyleSheet | undefined;

  /** `look` are declarations in CSS. */
  constructor(look: string) {
    this.#look = look;
  }

  /** Gives the cards of these posts the look, and takes it from all others. */
  apply(posts: readonly PostId[]): void {
    if (!this.#sheet) document.adoptedStyleSheets.push((this.#sheet = new CSSStyleSheet()));
    const cards = posts.map((id) => `.card[data-post="${CSS.escape(id)}"]`);
    this.#sheet.replaceSync(cards.length === 0 ? "" : `${cards.join()} { ${this.#look} }`);
  }
}
