// The list of commands, for the sheet of keys and the palette. A command with `key` and `run` runs when its
// key is pressed. A command without `run` only describes a key that works on cards. The palette adds commands
// for posts and the plan's rows (`palette/all-commands.ts`).

import { noteHere } from "../calendar/days/note-here";
import { addMonths } from "../model/dates";
import { clearFilter } from "../filter/set-filter";
import { count } from "../model/filter";
import { isAlt, isCommand } from "../controls/modifiers";
import { m } from "../paraglide/messages";
import type { Actions } from "../store/actions/actions";
import { area } from "../store/area.svelte";
import { dialogs } from "../store/dialogs.svelte";
import { rightPlace } from "../store/right-place.svelte";
import { newPlan, openOther, saveCopy } from "../store/plans";
import { posting } from "../store/posting.svelte";
import { settings } from "../store/settings.svelte";
import type { Store } from "../store/store.svelte";
import { printName } from "../words/printing";
import { openPrint } from "../print/open-print";
import { savePicture } from "../print/save-picture";
import { selectAll, postsToActOn } from "../calendar/selection/select";
import { goToMarked } from "../calendar/focus/go-to-marked";
import { suggested } from "../calendar/suggestions/suggested.svelte";
import { switchView } from "../calendar/focus/switch-view";

/** The groups whose commands are about what the calendar shows. */
const IN_CALENDAR: ReadonlySet<Group> = new Set(["navigation", "view", "move"]);

export type Group = "search" | "navigation" | "view" | "post" | "move" | "plan" | "window";

export interface Command {
  /** A stable id, which the palette also finds. */
  id: string;
  group: Group;
  message: () => string;
  /** A key such as `T`, `/` or `Mod+Shift+Z`, where Mod is Ctrl or ⌘, or several keys that do the same. */
  key?: string | readonly string[];
  run?: (actions: Actions) => unknown;
  /** Returns whether the command can run now. Without it, it always can. */
  when?: (store: Store) => boolean;
}

export const commands: readonly Command[] = [
  { id: "palette", group: "search", message: m.cmd_palette, key: "Mod+K", run: () => (dialogs.dialog = "palette") },
  { id: "search", group: "search", message: m.cmd_search, key: "/", run: () => (dialogs.dialog = "search") },
  { id: "filter", group: "search", message: m.cmd_filter, key: "F", run: () => (dialogs.filter = true), when: hasChannels },
  { id: "clear-filter", group: "search", message: m.cmd_clear_filter, run: ({ store }) => clearFilter(store), when: isFiltered },
  { id: "keys", group: "search", message: m.cmd_keys, key: "?", run: () => (dialogs.dialog = "keys") },

  { id: "area-calendar", group: "navigation", message: m.cmd_area_calendar, key: "Mod+1", run: () => area.open("calendar") },
  { id: "area-ideas", group: "navigation", message: m.cmd_area_ideas, key: "Mod+2", run: () => area.open("ideas") },
  { id: "area-results", group: "navigation", message: m.cmd_area_results, key: "Mod+3", run: () => area.open("results") },
  { id: "area-strategy", group: "navigation", message: m.cmd_area_strategy, key: "Mod+4", run: () => area.open("strategy") },
  { id: "today", group: "navigation", message: m.cmd_today, key: "T", run: (actions) => actions.show(actions.store.plan.now.date) },
  { id: "previous", group: "navigation", message: m.cmd_previous, key: ["[", "PageUp"], run: (actions) => actions.step(-1) },
  { id: "next", group: "navigation", message: m.cmd_next, key: ["]", "PageDown"], run: (actions) => actions.step(1) },
  { id: "previous-month", group: "navigation", message: m.cmd_previous_month, key: "{", run: (actions) => showMonth(actions, -1) },
  { id: "next-month", group: "navigation", message: m.cmd_next_month, key: "}", run: (actions) => showMonth(actions, 1) },
  { id: "previous-year", group: "navigation", message: m.cmd_previous_year, key: "<", run: (actions) => showMonth(actions, -12) },
  { id: "next-year", group: "navigation", message: m.cmd_next_year, key: ">", run: (actions) => showMonth(actions, 12) },
  { id: "focus", group: "navigation", message: m.cmd_focus, key: ["←", "→", "↑", "↓"] },
  { id: "note", group: "navigation", message: m.cmd_note, key: "D", run: noteHere, when: hasChannels },
  { id: "suggest", group: "navigation", message: m.suggest_times, key: "S", run: () => suggested.turn(), when: hasChannels },
  { id: "checks", group: "navigation", message: m.checks_panel, key: "!", run: () => rightPlace.open("checks"), when: hasChannels },
  { id: "next-marked", group: "navigation", message: m.cmd_next_marked, key: "F8", run: (actions) => goToMarked(actions, 1), when: hasChannels },
  { id: "previous-marked", group: "navigation", message: m.cmd_previous_marked, key: "Shift+F8", run: (actions) => goToMarked(actions, -1), when: hasChannels },
  { id: "posting", group: "navigation", message: m.posting_command, key: "P", run: () => posting.open(), when: hasChannels },
  { id: "tray", group: "navigation", message: m.cmd_tray, run: ({ store }) => store.calendar.trayFold.toggle() },

  { id: "week", group: "view", message: m.cmd_view_week, key: "W", run: (actions) => switchView(actions, "week") },
  { id: "channels-view", group: "view", message: m.cmd_view_channels, key: "C", run: (actions) => switchView(actions, "channels") },
  { id: "month", group: "view", message: m.cmd_view_month, key: "M", run: (actions) => switchView(actions, "month") },
  { id: "list", group: "view", message: m.cmd_view_list, key: "L", run: (actions) => switchView(actions, "list") },
  { id: "board", group: "view", message: m.cmd_view_board, key: "B", run: (actions) => switchView(actions, "board") },

  { id: "new-post", group: "post", message: m.new_post, key: "N", run: ({ store }) => (store.selection.panel = { kind: "new", at: null, channel: null }), when: hasChannels },
  { id: "undo", group: "post", message: m.cmd_undo, key: "Mod+Z", run: (actions) => actions.history.undo() },
  { id: "redo", group: "post", message: m.cmd_redo, key: ["Mod+Shift+Z", "Mod+Y"], run: (actions) => actions.history.redo() },
  { id: "open", group: "post", message: m.cmd_open, key: "Enter" },
  { id: "duplicate", group: "post", message: m.cmd_duplicate, key: "Mod+D" },
  { id: "delete", group: "post", message: m.cmd_delete, key: "Delete" },
  { id: "nudge", group: "post", message: m.cmd_move_step, key: "Alt+← → ↑ ↓" },
  { id: "select-all", group: "post", message: m.cmd_select_all, key: "Mod+A", run: ({ store }) => selectAll(store) },
  { id: "extend", group: "post", message: m.cmd_extend, key: "Shift+← → ↑ ↓" },
  { id: "toggle", group: "post", message: m.cmd_toggle, key: "Mod+Space" },
  { id: "make-room", group: "post", message: m.rearrange_open, key: "R", run: ({ store }) => dialogs.openRearrange(postsToActOn(store)) },
  { id: "replace", group: "post", message: m.replace_open, key: "Mod+Shift+H", run: () => (dialogs.dialog = "replace"), when: hasChannels },
  { id: "close", group: "post", message: m.cmd_close, key: "Escape" },

  { id: "pick-up", group: "move", message: m.cmd_pick_up, key: "Space" },
  { id: "carry", group: "move", message: m.cmd_move_held, key: ["←", "→", "↑", "↓"] },
  { id: "carry-week", group: "move", message: m.cmd_move_held_week, key: ["PageUp", "PageDown"] },
  { id: "drop", group: "move", message: m.cmd_drop, key: ["Enter", "Space"] },
  { id: "put-back", group: "move", message: m.cmd_put_back, key: "Escape" },

  { id: "import", group: "plan", message: m.import_open, run: () => dialogs.openImport(null) },
  { id: "import-results", group: "plan", message: m.results_import, run: () => (dialogs.dialog = "results") },
  { id: "export", group: "plan", message: m.cmd_export, run: () => (dialogs.dialog = "export") },
  { id: "print", group: "plan", message: printName, key: "Mod+P", run: ({ store }) => openPrint(store), when: hasChannels },
  { id: "picture", group: "plan", message: m.print_picture, run: savePicture, when: hasChannels },
  { id: "channels", group: "plan", message: m.cmd_channels, run: () => (dialogs.dialog = "channels") },
  { id: "platforms", group: "plan", message: m.platforms_open, run: () => dialogs.openPlatform(null) },
  { id: "pillars", group: "plan", message: m.pillars, run: () => (dialogs.dialog = "pillars") },
  { id: "snippets", group: "plan", message: m.snippets_edit, run: () => dialogs.openSnippets("hashtags") },
  { id: "plan", group: "plan", message: m.cmd_plan, key: "Mod+,", run: () => (dialogs.dialog = "settings") },
  { id: "open-plan", group: "plan", message: m.cmd_open_plan, key: "Mod+O", run: openOther },
  { id: "new-plan", group: "plan", message: m.plan_new, key: "Mod+N", run: newPlan },
  { id: "backups", group: "plan", message: m.backup_open, run: () => (dialogs.dialog = "backups") },
  { id: "open-recent", group: "plan", message: m.plan_open_recent, run: () => (dialogs.dialog = "recent") },
  { id: "save-copy", group: "plan", message: m.plan_save_copy, key: "Mod+Shift+S", run: ({ store }) => saveCopy(store) },

  { id: "theme-system", group: "window", message: m.cmd_theme_system, run: () => settings.setTheme("system") },
  { id: "theme-light", group: "window", message: m.cmd_theme_light, run: () => settings.setTheme("light") },
  { id: "theme-dark", group: "window", message: m.cmd_theme_dark, run: () => settings.setTheme("dark") },
  { id: "language-system", group: "window", message: m.cmd_language_system, run: () => settings.setLanguage("system") },
  { id: "language-en", group: "window", message: m.cmd_language_en, run: () => settings.setLanguage("en") },
  { id: "language-zh", group: "window", message: m.cmd_language_zh, run: () => settings.setLanguage("zh-CN") },
];

/** Runs the command of a key; returns false if it has none. */
export function runByKey(event: KeyboardEvent, actions: Actions): boolean {
  const found = commands.find(({ key, run }) => run && [key ?? []].flat().some((name) => isKey(name, event)));
  if (!found || (found.when && !found.when(actions.store))) return false;
  runCommand(found, actions);
  return true;
}

/** Runs a command, in the calendar if it is about that. */
export function runCommand(command: Command, actions: Actions): unknown {
  if (IN_CALENDAR.has(command.group) && !command.id.startsWith("area-")) area.open("calendar");
  return command.run?.(actions);
}

function isKey(key: string, event: KeyboardEvent): boolean {
  const parts = key.split("+");
  const last = parts.at(-1)!.toLowerCase();
  if (parts.includes("Mod") !== isCommand(event)) return false;
  if (event.key.toLowerCase() !== last || isAlt(event)) return false;
  return !/[a-z]/.test(last) || parts.includes("Shift") === event.shiftKey;
}

function showMonth(actions: Actions, months: number): Promise<void> {
  return actions.show(addMonths(actions.store.calendar.date, months));
}

function isFiltered(store: Store): boolean {
  return count(store.calendar.activeFilter) > 0;
}

function hasChannels(store: Store): boolean {
  return store.plan.channels.length > 0;
}
