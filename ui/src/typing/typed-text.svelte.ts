// A text of the plan in a field: saved during typing, and when the field is left. Refused text stays in the
// field; the reason appears when the field is left, or in a toast if the field no longer exists.

import { inTyping } from "../ipc";
import { toast } from "../store/toast.svelte";
import { refusalText } from "../words/refusals";
import { Autosave } from "./autosave";
import { beforeClosing, isClosing } from "./closing";
import { keyOf } from "./fields";
import { typingRun } from "./run";
import { forget, keep } from "./unfinished";

export class TypedText {
  /** The text in the field; null when it is the plan's text. */
  typed = $state.raw<string | null>(null);
  /** Why the last save was refused; empty otherwise. */
  reason = $state.raw("");
  /** The text as last saved. */
  #saved = "";
  /** The plan's text when typing began; null before that. */
  #before: string | null = null;
  #key = "";
  #isGone = false;
  #underway: Promise<void> | null = null;
  readonly #autosave = new Autosave(() => void this.#saveTyped(false));
  readonly #release = beforeClosing(() => this.#saveTyped(false));

  constructor(
    readonly value: () => string,
    /** Saves the text, or throws a `Refusal`. */
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

  /** Saves the typed text and then shows the plan's; returns false if it was refused. */
  async commit(): Promise<boolean> {
    await this.#saveTyped(true);
    return this.reason === "";
  }

  /** Restores and saves an earlier text, by default the one before typing began. */
  async restore(before = this.#before): Promise<void> {
    if (before === null || this.shown === before) return;
    if (this.typed === null) this.#saved = this.value();
    this.typed = before;
    await this.commit();
  }

  /** Saves a last time because the field is being removed. */
  async dispose(): Promise<void> {
    const left = this.#saveTyped(true);
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

  /** Saves one after the other. The first starts synchronously, while the edited thing is still open. */
  async #saveTyped(isLeft: boolean): Promise<void> {
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
