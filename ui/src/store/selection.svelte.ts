// The posts that the next action applies to, and the post in the panel.

import type { ChannelId, LocalTime, PostId } from "../bindings";
import type { Calendar } from "./calendar.svelte";

/** The panel's subject: a post of the plan, or a new one. */
export type Panel =
  | { kind: "edit"; id: PostId; /** Asks at once where to move the post. */ isMoving?: true; /** Has the focus at first. */ field?: PostField }
  | { kind: "new"; at: LocalTime | null; channel: ChannelId | null };

/** A field of the composer that something leads to. */
export type PostField = "title" | "text" | "link" | "media" | "time";

export class Selection {
  /** The selected posts in no order, invisible ones included. */
  selected = $state.raw<ReadonlySet<PostId>>(new Set());
  /** The post from which the selection is extended. */
  selectedFrom: PostId | null = null;
  /** The panel's subject; null while the panel is closed. */
  panel = $state.raw<Panel | null>(null);
  /** True if the composer is as wide as the calendar leaves it beside a day. */
  isWide = $state.raw(false);
  /** The post of the plan that the panel shows. */
  readonly openPostId = $derived(this.panel?.kind === "edit" ? this.panel.id : null);
  /** The selected posts that are visible or in the tray, in their order. */
  readonly selectedIds = $derived.by(() => {
    if (this.selected.size === 0) return [];
    const { visible, tray } = this.#calendar;
    return [...visible, ...tray].flatMap(({ id }) => (this.selected.has(id) ? [id] : []));
  });
  readonly #calendar: Calendar;

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }
}
