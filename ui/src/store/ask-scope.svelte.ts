// Asks how many posts a change affects: how much of a series, or the same post on other channels.

import type { Card, Scope, SeriesChange } from "../bindings";
import { m } from "../paraglide/messages";
import { scopeOptions } from "../words/rule-words";
import { toast } from "./toast.svelte";

/** The properties of a card that decide whether to ask. */
type Repeating = Pick<Card, "title" | "in_series" | "status">;

interface Question {
  heading: string;
  explanation: string;
  options: { value: string; label: string }[];
  /** Called with the chosen value; null if the person cancels. */
  answer: (value: string | null) => void;
}

const HEADINGS: Record<SeriesChange["change"], () => string> = {
  edit: m.scope_edit,
  rule: m.scope_edit,
  move: m.scope_move,
  status: m.scope_status,
  delete: m.scope_delete,
};

class Scopes {
  question = $state.raw<Question | null>(null);

  /**
   * Asks how much of a series to change. Returns "this" without asking for several posts, published ones and
   * those in no series; null if the person cancels, which is announced.
   */
  async ask(what: SeriesChange["change"], cards: readonly Repeating[]): Promise<Scope | null> {
    const [card] = cards;
    if (cards.length !== 1 || !card?.in_series || card.status === "published") return "this";
    const explanation = m.scope_explained({ title: card.title });
    const answer = await this.#put(HEADINGS[what](), explanation, scopeOptions());
    if (answer === null) toast.announce(what === "move" ? m.card_put_back() : m.scope_unchanged());
    return answer as Scope | null;
  }

  /** Asks whether the same post on other channels moves along. `count` includes them and the post. */
  async askSiblings(title: string, count: number): Promise<string | null> {
    const answer = await this.#put(m.siblings_question(), m.siblings_explained({ title, count }), [
      { value: "this", label: m.siblings_this() },
      { value: "all", label: m.siblings_all({ count }) },
    ]);
    if (answer === null) toast.announce(m.card_put_back());
    return answer;
  }

  #put(heading: string, explanation: string, options: Question["options"]): Promise<string | null> {
    this.question?.answer(null);
    return new Promise((resolve) => {
      const answer = (value: string | null) => {
        this.question = null;
        resolve(value);
      };
      this.question = { heading, explanation, options, answer };
    });
  }
}

export const scopes = new Scopes();
