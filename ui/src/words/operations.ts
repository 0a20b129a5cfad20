// Writes operations in the person's language.

import type { Noun, Op } from "../bindings";
import { m } from "../paraglide/messages";
import { dayShort, formatDays } from "./format";
import { placeName, statusName } from "./posts";

const OF_ANY = { add: m.op_add, edit: m.op_edit, delete: m.op_delete };

/** The messages of nouns that have their own. */
const OF_NOUN: Partial<Record<Noun, typeof OF_ANY>> = {
  view: { add: m.op_add_view, edit: m.op_edit_view, delete: m.op_delete_view },
  comment: { add: m.op_add_comment, edit: m.op_edit_comment, delete: m.op_delete_comment },
  result: { add: m.op_add_result, edit: m.op_edit_result, delete: m.op_delete_result },
  waiver: { add: m.op_add_waiver, edit: m.op_edit_waiver, delete: m.op_delete_waiver },
};

/** Returns what an operation did, as a toast announces it. */
export function describe(op: Op, hour12: boolean): string {
  switch (op.op) {
    case "sample":
      return m.op_sample();
    case "edit_plan":
      return m.op_edit_plan();
    case "edit_mission":
      return m.op_edit_mission();
    case "add_channels":
      return m.op_add_channels({ what: several(op.name, op.count) });
    case "archive_channel":
      return m.op_archive_channel({ what: quoted(op.name) });
    case "restore_channel":
      return m.op_restore_channel({ what: quoted(op.name) });
    case "add_post":
      return m.op_add_post({ what: quoted(op.title) });
    case "edit_post":
      return m.op_edit_post({ what: quoted(op.title) });
    case "move_posts":
      return m.op_move_posts({ what: several(op.title, op.count), where: placeName(op.to, hour12) });
    case "set_status":
      return m.op_set_status({
        what: several(op.title, op.count),
        status: statusName(op.status),
      });
    case "categorize_posts":
      return m.op_categorize_posts({ what: several(op.title, op.count) });
    case "duplicate_posts":
      return m.op_duplicate_posts({ what: several(op.title, op.count) });
    case "delete_posts":
      return m.op_delete_posts({ what: several(op.title, op.count) });
    case "repeat_post":
      return op.rule === null
        ? m.op_repeat_end({ what: quoted(op.title) })
        : m.op_repeat_post({ what: quoted(op.title) });
    case "add":
    case "edit":
    case "delete":
      return (OF_NOUN[op.noun] ?? OF_ANY)[op.op]({ what: quoted(op.name) });
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
    case "place_ideas":
      return m.op_place_ideas({ what: several(op.title, op.count) });
    case "decline_time":
      return m.op_decline_time({ what: quoted(op.name) });
    case "stop_experiment":
      return m.op_stop_experiment({ what: quoted(op.name) });
    case "add_feedback":
      return m.op_add_feedback({ count: op.count });
    case "edit_feedback":
      return m.op_edit_feedback({ count: op.count });
    case "delete_feedback":
      return m.op_delete_feedback({ count: op.count });
    case "forget_person":
      return m.op_forget_person();
    case "restore_backup":
      return op.name === null
        ? m.op_restore_backup_of({ when: placeName(op.at, hour12) })
        : m.op_restore_backup({ what: quoted(op.name) });
    case "bring_back_post":
      return m.op_bring_back_post({ what: quoted(op.title) });
    case "take_conflicted_copy":
      return m.op_take_conflicted_copy({ when: placeName(op.at, hour12) });
    case "take_post":
      return m.op_take_post({ what: quoted(op.title) });
    case "add_media":
      return m.op_add_media({ what: several(op.name, op.count) });
    case "remove_media":
      return m.op_remove_media({ what: several(op.name, op.count) });
    case "clear_media":
      return m.op_clear_media({ count: op.count });
    case "replace_text":
      return m.op_replace_text({ what: several(op.title, op.count) });
    case "import":
      return m.op_import({ count: op.count, name: op.name });
    case "import_results":
      return m.op_import_results({ count: op.count, name: op.name });
    case "note_day":
      return m.op_note_day({ day: dayShort(op.date) });
  }
}

function several(title: string, count: number): string {
  return count > 1 ? m.list_and_more({ what: quoted(title), count: count - 1 }) : quoted(title);
}

function shifted(what: string, days: number): string {
  const words = { what, days: formatDays(Math.abs(days)) };
  return days < 0 ? m.op_shift_earlier(words) : m.op_shift_later(words);
}

function quoted(text: string): string {
  const short = text.length > 40 ? `${[...text].slice(0, 38).join("")}…` : text;
  return `“${short}”`;
}
