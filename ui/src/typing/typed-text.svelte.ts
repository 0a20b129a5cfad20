// A text of the plan in a field: saved while it is typed, and when its field is left. What is refused stays in
// the field; the reason is said once the field is left, and in the toast where there is none any more.

import { inTyping } from "../ipc";
import { toast } from "../store/toast.svelte";
import { refusalText } from "../words/refusals";
import { Autosave } from "./autosave";
import { beforeClosing, isClosing } from "./closing";
import { keyOf } from "./fields";
import { typingRun } from "./run";
import { forget, keep } from "./unfinished";

export class TypedText {
  typed = $state.raw<string | null>(null);
  reason = $state.raw("");
  /** As the plan has it. */
  #saved = "";
  /** As the plan had it when typing began. */
  #before: string | null = null;
  #key = "";
  #isGone = false;
  #underway: Promise<void> | null = null;
  readonly #autosave = new Autosave(() => void this.#commit(false));
  readonly #release = beforeClosing(() => this.#commit(false));

  constructor(
    readonly value: () => string,
    /** Throws what is refused. */
    readonly save: (text: string) => Promise<unknown>,
  ) {}

  get shown(): string {
    return this.typed ?? this.value();
  }

  type(field: HTMLInputElement | HTMLTextAreaElement): void {
    if (this.typed === null) this.#begin(field);
    this.typed = field.value;
    this.#autosave.touch();
  }

  /** Saves it and shows it as the plan has taken it; false where it was refused. */
  async leave(): Promise<boolean> {
    await this.#commit(true);
    return this.reason === "";
  }

  /** Puts back what was there: before it was typed, unless told. */
  async putBack(before = this.#before): Promise<void> {
    if (before === null || this.shown === before) return;
    if (this.typed === null) this.#saved = this.value();
    this.typed = before;
    await this.leave();
  }

  /** The field is gone. */
  async end(): Promise<void> {
    const left = this.#commit(true);
    this.#isGone = true;
    await left;
    this.#release();
    if (this.reason) toast.warn(this.reason);
    if (!isClosing()) forget(this.#key);
  }

  #begin(field: HTMLElement): void {
    this.#key = keyOf(field);
    this.#saved = this.value();
    this.#before = this.#saved;
  }

  /** One save after the other; the first at once, while what it is about is there. */
  async #commit(isLeft: boolean): Promise<void> {
    this.#autosave.cancel();
    const run = typingRun();
    while (this.#underway) await this.#underway;
    if (this.typed === null) return;
    this.#underway = this.#put(this.typed, isLeft, run);
    await this.#underway;
    this.#underway = null;
  }

  async #put(text: string, isLeft: boolean, run: string): Promise<void> {
    try {
      if (text !== this.#saved) await inTyping(run, () => this.save(text));
      this.#taken(text, isLeft);
    } catch (error) {
      if (!this.#isGone || isClosing()) keep(this.#key, text);
      if (isLeft && !isClosing()) this.reason = refusalText(error);
    }
  }

  #taken(text: string, isLeft: boolean): void {
    this.#saved = text;
    this.reason = "";
    forget(this.#key);
    if (!isLeft || this.typed !== text) return;
    this.typed = null;
    this.#before = null;
  }
}
