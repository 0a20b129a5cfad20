// Edits a post of the plan: keeps typed text until the plan has it, and saves it without being
// asked. A refused value stays in its field with the reason.

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
import { type Chosen, type Form, type Typed, type Values, editOf, valuesOf, withReason } from "./form";
import { PostChanges, QuestionCancelled } from "./post-changes.svelte";
import { takePrefetched } from "./prefetch";

const TYPED: readonly Typed[] = ["title", "text", "own_text", "parts", "link", "utm_content", "first_comment", "notes", "goal", "expected"];

/** The fields of a post of the plan. */
export class Editor implements Form {
  detail = $state.raw<PostDetail | null>(null);
  refusals = $state.raw<Readonly<Record<string, string>>>({});
  hasSavedOnce = $state.raw(false);
  #underway = $state.raw(0);
  #unsaved = $state.raw<Partial<Values>>({});
  #submitted: Partial<Values> = {};
  #autosaves = new Map<Typed, Autosave>();
  #queue: Promise<void> = Promise.resolve();
  #isClosed = false;
  /** The plan's revision that was read last or is being read; null before, and after a failure. */
  #revision: number | null = null;
  #reading: Promise<void> = Promise.resolve();

  readonly isSaving = $derived(this.#underway > 0);
  readonly saved = $derived(this.detail && valuesOf(this.detail));
  readonly #values = $derived(this.saved && { ...this.saved, ...this.#unsaved });

  readonly changes = new PostChanges(
    () => this.detail,
    () => this.#isClosed,
  );
  readonly #release = beforeClosing(() => this.#settle());

  constructor(
    readonly id: PostId,
    readonly actions: Actions,
  ) {
    const read = takePrefetched(actions.store.plan, id);
    if (!read) return;
    this.detail = read.detail;
    this.#revision = read.revision;
  }

  /** The post's values with unsaved changes. Only valid after `load`. */
  get values(): Values {
    return this.#values!;
  }

  /** Reads the post if the plan has changed since. Closes the panel if the post is deleted. */
  load(): Promise<void> {
    const { revision } = this.actions.store.plan;
    if (revision !== this.#revision) {
      this.#revision = revision;
      this.#reading = this.#read(revision);
    }
    return this.#reading;
  }

  /** Reads the post again although the plan has not changed, because a file beside it has. */
  readAgain(): Promise<void> {
    this.#revision = null;
    return this.load();
  }

  type(field: Typed, value: string): void {
    this.#unsaved = { ...this.#unsaved, [field]: value };
    this.#autosave(field).touch();
  }

  /** Saves a field and then shows the plan's value, which may be trimmed. */
  leave(field: Typed): void {
    this.#commit(field);
    void this.#queue.then(() => {
      const isTaken = this.#unsaved[field] === this.#submitted[field] && !this.refusals[field];
      if (isTaken) this.#forget(field);
    });
  }

  choose<Field extends Chosen>(field: Field, value: Values[Field]): void {
    this.#unsaved = { ...this.#unsaved, [field]: value };
    this.#save(field, value, () => this.changes.choose(field, value));
  }

  /** Returns from the channel's own text to the item's. */
  useSharedText(): void {
    this.#replaceOwnText(undefined, () => this.changes.edit({ own_text: null }));
  }

  /** Makes a thread a single post with a text of its own. */
  makeSingle(text: string): void {
    this.#replaceOwnText(text, () => this.changes.edit({ own_text: text }));
  }

  #replaceOwnText(text: string | undefined, change: () => Promise<Changes>): void {
    for (const field of ["own_text", "parts"] as const) {
      this.#autosave(field).cancel();
      this.#forget(field);
      forget(this.#key(field));
    }
    this.#save("own_text", text, change);
  }

  refuse(field: string, reason: string | null): void {
    this.refusals = withReason(this.refusals, field, reason);
  }

  /** Saves all unsaved text; returns false if any field is refused. */
  async flush(): Promise<boolean> {
    for (const field of TYPED) this.#commit(field);
    await this.#queue;
    return Object.keys(this.refusals).length === 0;
  }

  /** Saves a last time because the panel shows something else. Refusals from now on appear in the toast. */
  close(): void {
    this.#isClosed = true;
    void this.flush().then(() => {
      this.#release();
      if (!isClosing()) for (const field of TYPED) forget(this.#key(field));
    });
  }

  /** Saves before the window closes. Text that can't be saved without a question is kept as unfinished. */
  #settle(): Promise<void> {
    for (const field of TYPED) this.#pause(field);
    return this.#queue;
  }

  #autosave(field: Typed): Autosave {
    const made = this.#autosaves.get(field) ?? new Autosave(() => this.#pause(field));
    this.#autosaves.set(field, made);
    return made;
  }

  /** Saves at a pause in typing. Keeps the text as unfinished if saving would ask about the series. */
  #pause(field: Typed): void {
    const value = this.#unsaved[field];
    if (value === undefined || value === this.#submitted[field]) return;
    if (this.changes.asksAboutSeries && !this.changes.scope) keep(this.#key(field), value ?? "");
    else this.#commit(field, false);
  }

  /** Saves a typed field. The reason of a refusal appears only once the field is left. */
  #commit(field: Typed, isLeft = true): void {
    this.#autosave(field).cancel();
    const value = this.#unsaved[field];
    if (value === undefined || value === this.#submitted[field]) return;
    const { [field]: known } = this.saved ?? {};
    if (value === known && this.#submitted[field] === undefined) {
      this.#forget(field);
      forget(this.#key(field));
      return this.refuse(field, null);
    }
    this.#submitted = { ...this.#submitted, [field]: value };
    const run = typingRun();
    this.#save(field, value, () => ipc.inTyping(run, () => this.changes.edit(editOf(field, value))), isLeft);
  }

  /** Runs a change after all earlier ones. Chosen fields then show the plan's value, typed ones not yet. */
  #save(field: Typed | Chosen, value: unknown, change: () => Promise<Changes>, isLeft = true): void {
    this.#underway += 1;
    this.#queue = this.#queue.then(async () => {
      try {
        await this.actions.run(change, { isQuiet: true });
        this.refuse(field, null);
        forget(this.#key(field));
        this.hasSavedOnce = true;
        if (!this.#isClosed) await this.load();
        if (!isTyped(field) && this.#unsaved[field] === value) this.#forget(field);
      } catch (error) {
        this.#refused(field, value, error, isLeft);
      } finally {
        this.#underway -= 1;
      }
    });
  }

  /** Handles a refusal. The value counts as unsent and is saved again when its field or the panel is left. */
  #refused(field: Typed | Chosen, value: unknown, error: unknown, isLeft: boolean): void {
    if (this.#submitted[field] === value) {
      const { [field]: _, ...submitted } = this.#submitted;
      this.#submitted = submitted;
    }
    if (isTyped(field) && !isGone(error)) keep(this.#key(field), String(value));
    if (error instanceof QuestionCancelled) return this.#unanswered(field);
    if (isLeft) this.refuse(field, refusalText(error));
    if (this.#isClosed && !isGone(error)) toast.warn(refusalText(error));
  }

  /** Handles a cancelled question. Choices are reverted; typed text stays, and its field asks again later. */
  #unanswered(field: Typed | Chosen): void {
    if (!isTyped(field) || this.#unsaved[field] === undefined) this.#forget(field);
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

  /** Returns the key of a field's unfinished text, the same as `keyOf` returns for its element. */
  #key(field: Typed | Chosen): string {
    return `post:${this.id}/${field}`;
  }

  #forget(field: keyof Values): void {
    const { [field]: _, ...unsaved } = this.#unsaved;
    const { [field]: __, ...submitted } = this.#submitted;
    this.#unsaved = unsaved;
    this.#submitted = submitted;
  }
}

const isTyped = (field: Typed | Chosen) => (TYPED as readonly string[]).includes(field);
const isGone = (error: unknown) => error instanceof Refusal && error.code === "not_found";
