// Writes refusals in the person's language.

import type { Rearrangement } from "../bindings";
import { Refusal } from "../model/refusal";
import { m } from "../paraglide/messages";

/** Returns why a change was refused. English uses the program's own sentence, which has the details. */
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
    file_missing: m.refusal_file_missing,
    file_exists: m.refusal_file_exists,
    not_a_plan: m.refusal_not_a_plan,
    damaged: m.refusal_damaged,
    newer_version: m.refusal_newer_version,
    locked: m.refusal_locked,
    read_only: m.refusal_read_only,
    cancelled: m.refusal_cancelled,
    disk_full: m.refusal_disk_full,
    archived: () => m.refusal_archived({ channel: error.about ?? "" }),
    cannot_repeat: m.repeat_refused,
    replaced: m.refusal_replaced,
    gone: m.refusal_gone,
  };
  return known[error.code]?.() || capitalised(error.message);
}

/** Returns why a rearrangement moves no posts. */
export function rearrangeRefusal(error: unknown, how: Rearrangement["kind"]): string {
  if (!(error instanceof Refusal)) return String(error);
  const known: Partial<Record<string, () => string>> = {
    days: m.rearrange_no_days,
    posts: how === "push" ? m.rearrange_no_posts : m.rearrange_none_chosen,
    fixed: m.rearrange_all_fixed,
    same: m.rearrange_unchanged,
    two: m.rearrange_needs_two,
    range: m.rearrange_bad_range,
    slots: () => m.rearrange_no_slots({ channel: error.about ?? "" }),
  };
  return known[error.reason ?? ""]?.() ?? refusalText(error);
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
