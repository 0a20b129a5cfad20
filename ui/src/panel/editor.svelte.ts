// A post of the plan being edited: what is typed is kept here until the plan has taken it, and
// saved by itself. A value that was refused stays in its field with the reason.

import type { Changes, PostDetail, PostId } from "../bindings";
import * as ipc from "../ipc";
import { Refusal } from "../model/refusal";
import { refusalText } from "../words/refusals";
import { m } from "../paraglide/messages";
import type { Actions } from "../store/actions/actions";
import { toast } from "../store/toast.svelte";
import { Autosave } from "../typing/autosave";
import { beforeClosing, isClosing } from "../typing/closing";
import { typingRun } from "../typing/run";
import { forget, keep } from "../typing/unfinished";
import { type Chosen, type Form, type Typed, type Values, valuesOf, withReason } from "./form";
import { PostChanges, Unanswered } from "./post-changes.svelte";

const TYPED: readonly Typed[] = ["title", "text", "own_text", "link", "notes"];

export class Editor implements Form {
  detail = $state.raw<PostDetail | null>(null);
  refusals = $state.raw<Readonly<Record<string, string>>>({});
  hasSaved = $state.raw(false);
  #underway = $state.raw(0);
  #ahead = $state.raw<Partial<Values>>({});
  #sent: Partial<Values> = {};
  #autosaves = new Map<Typed, Autosave>();
  #queue: Promise<void> = Promise.resolve();
  #isClosed = false;
  /** The plan's revision that is read or being read. */
  #revision: number | null = null;
  #reading: Promise<void> = Promise.resolve();

  readonly isSaving = $derived(this.#underway > 0);
  readonly saved = $derived(this.detail && valuesOf(this.detail));
  readonly #values = $derived(this.saved && { ...this.saved, ...this.#ahead });

  readonly changes = new PostChanges(
    () => this.detail,
    () => this.#isClosed,
  );
  readonly #release = beforeClosing(() => this.#settle());

  constructor(
    readonly id: PostId,
    readonly actions: Actions,
  ) {}

  /** Only once it is loaded. */
  get values(): Values {
    return this.#values!;
  }

  /** Reads the post if the plan has changed since; one that is gone closes the panel. */
  load(): Promise<void> {
    const { revision } = this.actions.store.plan;
    if (revision !== this.#revision) {
      this.#revision = revision;
      this.#reading = this.#read(revision);
    }
    return this.#reading;
  }

  type(field: Typed, value: string): void {
    this.#ahead = { ...this.#ahead, [field]: value };
    this.#autosave(field).touch();
  }

  /** Saves a field and shows it as the plan has taken it: trimmed, say. */
  leave(field: Typed): void {
    this.#commit(field);
    void this.#queue.then(() => {
      const isTaken = this.#ahead[field] === this.#sent[field] && !this.refusals[field];
      if (isTaken) this.#forget(field);
    });
  }

  choose<Field extends Chosen>(field: Field, value: Values[Field]): void {
    this.#ahead = { ...this.#ahead, [field]: value };
    this.#save(field, value, () => this.changes.choose(field, value));
  }

  /** Goes back from the post's own text to that of all channels. */
  follow(): void {
    this.#autosave("own_text").cancel();
    this.#forget("own_text");
    forget(this.#key("own_text"));
    this.#save("own_text", undefined, () => this.changes.edit({ own_text: null }));
  }

  refuse(field: string, reason: string | null): void {
    this.refusals = withReason(this.refusals, field, reason);
  }

  /** Saves what is not saved yet; false when some of it was refused. */
  async flush(): Promise<boolean> {
    for (const field of TYPED) this.#commit(field);
    await this.#queue;
    return Object.keys(this.refusals).length === 0;
  }

  /** The panel turns to something else: what is refused from now on is said in the toast. */
  close(): void {
    this.#isClosed = true;
    void this.flush().then(() => {
      this.#release();
      if (!isClosing()) for (const field of TYPED) forget(this.#key(field));
    });
  }

  /** The window is about to close: what can't be saved without a question is kept as unfinished. */
  #settle(): Promise<void> {
    for (const field of TYPED) this.#pause(field);
    return this.#queue;
  }

  #autosave(field: Typed): Autosave {
    const made = this.#autosaves.get(field) ?? new Autosave(() => this.#pause(field));
    this.#autosaves.set(field, made);
    return made;
  }

  /** Nobody is asked in the middle of a sentence: until there is an answer, words are kept as unfinished. */
  #pause(field: Typed): void {
    const value = this.#ahead[field];
    if (value === undefined || value === this.#sent[field]) return;
    if (this.changes.isOfSeries && !this.changes.scope) keep(this.#key(field), value ?? "");
    else this.#commit(field, false);
  }

  /** What is refused at a pause is not finished yet: the reason is said when its field is left. */
  #commit(field: Typed, isLeft = true): void {
    this.#autosave(field).cancel();
    const value = this.#ahead[field];
    if (value === undefined || value === this.#sent[field]) return;
    const { [field]: known } = this.saved ?? {};
    if (value === known && this.#sent[field] === undefined) {
      this.#forget(field);
      forget(this.#key(field));
      return this.refuse(field, null);
    }
    this.#sent = { ...this.#sent, [field]: value };
    const run = typingRun();
    this.#save(field, value, () => ipc.inTyping(run, () => this.changes.edit({ [field]: value })), isLeft);
  }

  /** What is chosen shows the plan's value once saved; what is typed only when its field is left. */
  #save(field: Typed | Chosen, value: unknown, change: () => Promise<Changes>, isLeft = true): void {
    this.#underway += 1;
    this.#queue = this.#queue.then(async () => {
      try {
        await this.actions.run(change, true);
        this.refuse(field, null);
        forget(this.#key(field));
        this.hasSaved = true;
        if (!this.#isClosed) await this.load();
        if (!isTyped(field) && this.#ahead[field] === value) this.#forget(field);
      } catch (error) {
        this.#refused(field, value, error, isLeft);
      } finally {
        this.#underway -= 1;
      }
    });
  }

  /** Nothing counts as sent then: it is tried again when its field or the panel is left. */
  #refused(field: Typed | Chosen, value: unknown, error: unknown, isLeft: boolean): void {
    if (this.#sent[field] === value) {
      const { [field]: _, ...sent } = this.#sent;
      this.#sent = sent;
    }
    if (isTyped(field) && !isGone(error)) keep(this.#key(field), String(value));
    if (error instanceof Unanswered) return this.#unanswered(field);
    if (isLeft) this.refuse(field, refusalText(error));
    if (this.#isClosed && !isGone(error)) toast.warn(refusalText(error));
  }

  /** What is typed stays in its field and is asked about when that is left again; a choice goes back. */
  #unanswered(field: Typed | Chosen): void {
    if (!isTyped(field) || this.#ahead[field] === undefined) this.#forget(field);
    else this.refuse(field, m.scope_not_saved());
  }

  async #read(revision: number): Promise<void> {
    try {
      const detail = await ipc.post(this.id);
      if (revision === this.#revision) this.detail = detail;
    } catch (error) {
      if (revision === this.#revision) this.#revision = null;
      const { store } = this.actions;
      if (!isGone(error)) toast.warn(refusalText(error));
      else if (store.selection.panel?.kind === "edit" && store.selection.panel.id === this.id) store.selection.panel = null;
    }
  }

  /** Names a field among what is unfinished, as its element is named on the page. */
  #key(field: Typed | Chosen): string {
    return `post:${this.id}/${field}`;
  }

  #forget(field: keyof Values): void {
    const { [field]: _, ...ahead } = this.#ahead;
    const { [field]: __, ...sent } = this.#sent;
    this.#ahead = ahead;
    this.#sent = sent;
  }
}

const isTyped = (field: Typed | Chosen) => (TYPED as readonly string[]).includes(field);
const isGone = (error: unknown) => error instanceof Refusal && error.code === "not_found";
