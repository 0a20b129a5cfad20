// Runs the changes made in the panel of a post. For a post of a series, the first change asks how much of the
// series to change.

import type { Changes, PostDetail, PostEdit, Scope, SeriesChange, Status, Target } from "../bindings";
import * as ipc from "../ipc";
import { m } from "../paraglide/messages";
import { scopes } from "../store/ask-scope.svelte";
import { toast } from "../store/toast.svelte";
import type { Chosen, Values } from "./form";

/** Thrown when the person cancels the question how much of the series to change. */
export class QuestionCancelled extends Error {}

export class PostChanges {
  /** The answer how much of the series to change; null until the person is asked. */
  scope = $state.raw<Scope | null>(null);
  /** True if a change can affect other posts of the series. Published posts are changed alone. */
  readonly asksAboutSeries = $derived.by(() => {
    const post = this.post();
    return !!post?.repeat && post.status !== "published";
  });

  constructor(
    /** Returns the post in the plan; null until it is read. */
    readonly post: () => PostDetail | null,
    /** Returns true once the panel shows something else. */
    readonly isClosed: () => boolean,
  ) {}

  edit(edit: PostEdit): Promise<Changes> {
    return this.#series({ change: "edit", edit }, () => ipc.editPost(this.#id, edit));
  }

  choose(field: Chosen, value: Values[Chosen]): Promise<Changes> {
    const values = { [field]: value } as Partial<Values>;
    switch (field) {
      case "status":
        return this.#setStatus(values.status!);
      case "at":
        return this.#move({ when: values.at ? { to: "at", at: values.at } : { to: "tray" } });
      case "channels":
        return this.#move({ when: { to: "keep" }, channel: values.channels![0]! });
      case "repeat":
        return ipc.changeSeries(this.#id, "this", { change: "rule", rule: values.repeat ?? null });
      default:
        return this.edit(values as PostEdit);
    }
  }

  get #id() {
    return this.post()!.id;
  }

  #move(target: Target): Promise<Changes> {
    const alone = () => ipc.movePosts([this.#id], target);
    return target.when.to === "tray" ? alone() : this.#series({ change: "move", target }, alone);
  }

  #setStatus(status: Status): Promise<Changes> {
    const alone = () => ipc.setStatus([this.#id], status);
    return status === "published" ? alone() : this.#series({ change: "status", status }, alone);
  }

  async #series(change: SeriesChange, alone: () => Promise<Changes>): Promise<Changes> {
    const scope = this.asksAboutSeries ? (this.scope ?? (await this.#ask(change.change))) : "this";
    return scope === "this" ? alone() : ipc.changeSeries(this.#id, scope, change);
  }

  /** Asks how much to change. Cancelling after the panel was closed saves an edit for this post alone. */
  async #ask(what: SeriesChange["change"]): Promise<Scope> {
    const { title, status } = this.post()!;
    this.scope = await scopes.ask(what, [{ title, status, in_series: true }]);
    if (this.scope) return this.scope;
    if (!this.isClosed() || what !== "edit") throw new QuestionCancelled();
    toast.say(m.scope_saved_here());
    return "this";
  }
}
