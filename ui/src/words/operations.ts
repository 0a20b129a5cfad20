// Operations, refusals and states in the person's language.

import type { At, Op, Status } from "../bindings";
import { dayShort, inDays, time } from "./format";
import { Refusal } from "../ipc";
import { m } from "../paraglide/messages";
import type { Store } from "../store/store.svelte";

/** What was done, as the toast and the undo menu say it. */
export function describe(op: Op, store: Store): string {
  switch (op.op) {
    case "sample":
      return m.op_sample();
    case "edit_plan":
      return m.op_edit_plan();
    case "add_channels":
      return m.op_add_channels({ what: several(op.name, op.count) });
    case "edit_channel":
      return m.op_edit_channel({ what: quoted(op.name) });
    case "archive_channel":
      return m.op_archive_channel({ what: quoted(op.name) });
    case "restore_channel":
      return m.op_restore_channel({ what: quoted(op.name) });
    case "add_post":
      return m.op_add_post({ what: quoted(op.title) });
    case "edit_post":
      return m.op_edit_post({ what: quoted(op.title) });
    case "move_posts":
      return m.op_move_posts({ what: several(op.title, op.count), where: place(op.to, store) });
    case "set_status":
      return m.op_set_status({
        what: several(op.title, op.count),
        status: statusName(op.status),
      });
    case "sort_posts":
      return m.op_sort_posts({ what: several(op.title, op.count) });
    case "duplicate_posts":
      return m.op_duplicate_posts({ what: several(op.title, op.count) });
    case "delete_posts":
      return m.op_delete_posts({ what: several(op.title, op.count) });
    case "repeat_post":
      return op.rule === null
        ? m.op_repeat_end({ what: quoted(op.title) })
        : m.op_repeat_post({ what: quoted(op.title) });
    case "add_campaign":
    case "add_pillar":
    case "add_overlay":
      return m.op_add({ what: quoted(op.name) });
    case "edit_campaign":
    case "edit_pillar":
    case "edit_label":
    case "edit_overlay":
      return m.op_edit({ what: quoted(op.name) });
    case "delete_campaign":
    case "delete_pillar":
    case "delete_label":
    case "delete_overlay":
      return m.op_delete({ what: quoted(op.name) });
    case "add_view":
      return m.op_add_view({ what: quoted(op.name) });
    case "edit_view":
      return m.op_edit_view({ what: quoted(op.name) });
    case "delete_view":
      return m.op_delete_view({ what: quoted(op.name) });
    case "set_slots":
      return m.op_set_slots({ what: quoted(op.name) });
    case "shift_posts":
      return shifted(several(op.title, op.count), op.days);
    case "swap_posts":
      return m.op_swap_posts({ what: quoted(op.title), other: quoted(op.other) });
    case "spread_posts":
      return m.op_spread_posts({ what: several(op.title, op.count) });
    case "fill_slots":
      return m.op_fill_slots({ what: several(op.title, op.count) });
    case "note_day":
      return m.op_note_day({ day: dayShort(op.date) });
  }
}

export function statusName(status: Status): string {
  const names: Record<Status, () => string> = {
    idea: m.status_idea,
    draft: m.status_draft,
    in_review: m.status_in_review,
    approved: m.status_approved,
    published: m.status_published,
    skipped: m.status_skipped,
  };
  return names[status]();
}

/** Why something was refused. English says it as the program does, with the details. */
export function refusalText(error: unknown): string {
  if (!(error instanceof Refusal)) return String(error);
  const known: Partial<Record<string, () => string>> = {
    empty: m.refusal_empty,
    too_long: m.refusal_too_long,
    bad_value: m.refusal_bad_value,
    bad_date: m.refusal_bad_date,
    unknown_zone: m.refusal_unknown_zone,
    not_found: m.refusal_not_found,
    taken: m.refusal_taken,
    nothing_to_undo: m.refusal_nothing_to_undo,
    nothing_to_redo: m.refusal_nothing_to_redo,
    missing: m.refusal_missing,
    exists: m.refusal_exists,
    not_a_plan: m.refusal_not_a_plan,
    damaged: m.refusal_damaged,
    newer: m.refusal_newer,
    locked: m.refusal_locked,
    read_only: m.refusal_read_only,
    disk_full: m.refusal_disk_full,
    replaced: m.refusal_replaced,
    gone: m.refusal_gone,
  };
  if (error.field === "channel" && error.about !== null) return m.refusal_archived({ channel: error.about });
  const own = error.field === "repeat" ? m.repeat_refused() : known[error.code]?.();
  return own || capitalised(error.message);
}

export function place(at: At | null, store: Store): string {
  if (!at) return m.the_tray();
  return `${dayShort(at.date)}, ${time(at.minute, store.plan.hour12)}`;
}

function several(title: string, count: number): string {
  return count > 1 ? m.and_more({ what: quoted(title), count: count - 1 }) : quoted(title);
}

function shifted(what: string, days: number): string {
  const said = { what, days: inDays(Math.abs(days)) };
  return days < 0 ? m.op_shift_earlier(said) : m.op_shift_later(said);
}

function quoted(text: string): string {
  const short = text.length > 40 ? `${[...text].slice(0, 38).join("")}…` : text;
  return `“${short}”`;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
