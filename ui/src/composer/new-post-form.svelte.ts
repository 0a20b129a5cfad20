// A post that is not in the plan yet.

import type { ChannelId, LocalTime, NewPost, PostId } from "../bindings";
import * as ipc from "../ipc";
import { Refusal } from "../model/refusal";
import { refusalText } from "../words/refusals";
import type { Actions } from "../store/actions/actions";
import { toast } from "../store/toast.svelte";
import { describe } from "../words/operations";
import { m } from "../paraglide/messages";
import { Autosave } from "../typing/autosave";
import { beforeClosing } from "../typing/closing";
import { forget, keep } from "../typing/unfinished";
import { NEW_POST } from "./kept-draft";
import { type Chosen, type Form, type Typed, type Values, withReason } from "./form";

/** The fields of a new post. */
export class NewPostForm implements Form {
  values = $state.raw() as Values;
  refusals = $state.raw<Readonly<Record<string, string>>>({});
  isBusy = $state.raw(false);
  #isDone = false;
  readonly #autosave = new Autosave(() => this.#keep());
  #release: (() => void) | undefined;

  constructor(
    readonly actions: Actions,
    at: LocalTime | null,
    channel: ChannelId | null,
    /** The values of a draft left at an earlier start. */
    left: Values | null = null,
  ) {
    const { plan, calendar } = actions.store;
    const open = plan.channels.filter(({ archived }) => !archived);
    const first = channel ?? (open.find(({ id }) => !calendar.hidden.has(id)) ?? open[0])?.id;
    this.values = left ?? {
      title: "",
      text: "",
      own_text: null,
      parts: null,
      link: "",
      utm: null,
      utm_content: "",
      first_comment: "",
      kind: null,
      notes: "",
      at,
      zone: plan.settings.zone,
      in_clock_gap: false,
      status: "draft",
      channels: first ? [first] : [],
      campaign: null,
      pillar: null,
      labels: [],
      stage: null,
      need: null,
      audience: null,
      objective: null,
      goal: "",
      expected: "",
      hours: null,
      cost: null,
      repeat: null,
    };
  }

  /** True if leaving the draft loses nothing: it is in the plan, was discarded, or has no text. */
  get isSpent(): boolean {
    return this.#isDone || this.#isBlank;
  }

  get #isBlank(): boolean {
    const { title, text, link, first_comment, notes, goal, expected } = this.values;
    return [title, text, link, first_comment, notes, goal, expected].every((typed) => typed.trim() === "");
  }

  type(field: Typed, value: string): void {
    this.#put({ ...this.values, [field]: value });
    this.refuse(field, null);
  }

  leave(): void {
    this.#autosave.now();
  }

  choose<Field extends Chosen>(field: Field, value: Values[Field]): void {
    this.#put({ ...this.values, [field]: value });
    this.refuse(field, null);
  }

  refuse(field: string, reason: string | null): void {
    this.refusals = withReason(this.refusals, field, reason);
  }

  discard(): void {
    this.#end();
  }

  #put(values: Values): void {
    this.values = values;
    this.#autosave.touch();
    this.#release ??= beforeClosing(async () => this.#autosave.now());
  }

  /** Keeps the draft in the plan's file as unfinished. */
  #keep(): void {
    if (this.isSpent) forget(NEW_POST);
    else keep(NEW_POST, JSON.stringify(this.values));
  }

  #end(): void {
    this.#isDone = true;
    this.#autosave.cancel();
    this.#release?.();
    forget(NEW_POST);
  }

  /** Adds the draft to the plan; returns the ids of its posts, or an empty array if it is refused. */
  async create(): Promise<PostId[]> {
    if (this.isBusy || this.refusals["date"] || this.refusals["time"]) return [];
    if (this.values.channels.length === 0) {
      this.refuse("channels", m.choose_a_channel());
      return [];
    }
    this.isBusy = true;
    try {
      const made = await this.#add();
      this.#end();
      return made;
    } catch (error) {
      this.refuse(fieldOf(error), refusalText(error));
      return [];
    } finally {
      this.isBusy = false;
    }
  }

  async #add(): Promise<PostId[]> {
    let made: PostId[] = [];
    const { actions } = this;
    const { op } = await actions.run(async () => {
      const [changes, ids] = await ipc.addPost(newPost(this.values));
      made = ids;
      return changes;
    }, { isQuiet: true });
    if (op) toast.say(describe(op, actions.store.plan.settings.hour12), { label: m.undo(), run: actions.history.undo });
    return made;
  }
}

const FIELDS = ["title", "text", "link", "utm_content", "first_comment", "kind", "notes", "campaign", "pillar", "labels", "stage", "need", "audience", "objective", "goal", "expected", "hours", "cost", "repeat"];
const OTHERS: Record<string, string> = { channel: "channels", date: "at", time: "at", zone: "at", label: "labels" };

function fieldOf(error: unknown): string {
  const field = error instanceof Refusal ? (error.field ?? "") : "";
  return FIELDS.includes(field) ? field : (OTHERS[field] ?? "form");
}

function newPost({ at, zone, own_text: _, parts: ___, in_clock_gap: __, repeat, ...post }: Values): NewPost {
  if (!at) return post;
  return repeat ? { ...post, at, zone, repeat } : { ...post, at, zone };
}
