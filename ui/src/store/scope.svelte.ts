// How much of a series a change is about: asked where a card is dropped, set or deleted.

import type { Card, Scope, SeriesChange } from "../bindings";

type Asked = SeriesChange["change"];

interface Question {
  what: Asked;
  title: string;
  answer: (scope: Scope | null) => void;
}

class Scopes {
  question = $state.raw<Question | null>(null);

  /** At once "this" where there is nothing to ask; null when the person thinks better of it. */
  ask(what: Asked, cards: readonly Card[]): Promise<Scope | null> {
    const [card] = cards;
    if (cards.length !== 1 || !card?.repeats || card.status === "published") {
      return Promise.resolve("this");
    }
    this.question?.answer(null);
    return new Promise((resolve) => {
      const answer = (scope: Scope | null) => {
        this.question = null;
        resolve(scope);
      };
      this.question = { what, title: card.title, answer };
    });
  }
}

export const scopes = new Scopes();
