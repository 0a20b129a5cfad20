// Carries out what is changed in the panel of a post. For a post of a series it is asked, at the first change, how
// much of the series the changes are about.

import type { Changes, PostDetail, PostEdit, Scope, SeriesChange, Status, Target } from "../bindings";
import * as ipc from "../ipc";
import { m } from "../paraglide/messages";
import { scopes } from "../store/ask-scope.svelte";
import { toast } from "../store/toast.svelte";
import type { Chosen, Values } from "./form";

/** Thrown where the person cancels a change when asked how much it is about. */
export class Unanswered extends Error {}

export class PostChanges {
  /** How much of a series the changes are about, once it was answered. */
  scope = $state.raw<Scope | null>(null);
  /** True where a change can be about more than this post. Published posts are changed alone. */
  readonly isOfSeries = $derived.by(() => {
    const post = this.post();
    return !!post?.repeat && post.status !== "published";
  });

  constructor(
    /** The post as it is in the plan; null until it is read. */
    readonly post: () => PostDetail | null,
    /** True once the panel shows something else. */
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
    const scope = this.isOfSeries ? (this.scope ?? (await this.#ask(change.change))) : "this";
    return scope === "this" ? alone() : ipc.changeSeries(this.#id, scope, change);
  }

  /** Without the panel there is no field for words to wait in: they are saved in this post alone. */
  async #ask(what: SeriesChange["change"]): Promise<Scope> {
    const { title, status } = this.post()!;
    this.scope = await scopes.ask(what, [{ title, status, in_series: true }]);
    if (this.scope) return this.scope;
    if (!this.isClosed() || what !== "edit") throw new Unanswered();
    toast.say(m.scope_saved_here());
    return "this";
  }
}
