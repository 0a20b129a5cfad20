// The palette's commands for the selected posts. A command that has a key on cards presses that key, so that
// both do the same.

import type { Label, PostId, Categories, Status } from "../bindings";
import { type Command, commands } from "../commands/commands";
import { m } from "../paraglide/messages";
import { dialogs } from "../store/dialogs.svelte";
import { STATUSES } from "../model/statuses";
import type { Store } from "../store/store.svelte";
import { movePosts, setStatus, categorizePosts } from "../store/actions/posts";
import { fillSlots } from "../store/actions/slots";
import { statusName } from "../words/posts";
import { focusedPost } from "../calendar/focus/focused-post";
import { focusPost } from "../calendar/focus/focus-keeper";
import { clearSelection } from "../calendar/selection/select";

/** The commands for posts that run by pressing their key, with that key. */
const BY_KEY: Record<string, string> = {
  duplicate: "Mod+d",
  delete: "Delete",
  toggle: "Mod+ ",
  "pick-up": " ",
};

export function postCommands(store: Store, posts: readonly PostId[]): Command[] {
  if (posts.length === 0) return [];
  const ids = [...posts];
  const cards = ids.flatMap((id) => store.cards.get(id) ?? []);
  const post = (id: string, message: () => string, run: Command["run"], key?: string): Command => ({
    id, group: "post", message, ...(key && { key }), ...(run && { run }),
  });
  const sort = (id: string, message: () => string, categories: Categories) =>
    post(id, message, (actions) => categorizePosts(actions, ids, categories));
  const status = (status: Status) =>
    post(`set-status-${status}`, () => m.cmd_set_status({ name: statusName(status) }), (actions) => setStatus(actions, ids, status));
  const label = ({ id, name }: Label) =>
    cards.every(({ labels }) => labels.includes(id))
      ? sort(`take-label-${id}`, () => m.cmd_remove_label({ name }), { remove_labels: [name] })
      : sort(`put-label-${id}`, () => m.cmd_add_label({ name }), { add_labels: [name] });

  return [
    post("open", m.cmd_open, ({ store }) => (store.selection.panel = { kind: "edit", id: ids[0]! }), "Enter"),
    post("move-to", m.move_to, () => dialogs.openMove(ids)),
    post("next-slot", m.next_slot, (actions) => fillSlots(actions, ids)),
    ...(cards.some(({ date }) => date) ? [post("to-tray", m.selection_to_tray, (actions) => movePosts(actions, ids, { when: { to: "tray" } }))] : []),
    ...Object.entries(BY_KEY).map(([id, key]) => byKey(id, key, ids)),
    ...nudges(store, ids),
    ...STATUSES.map(status),
    ...store.plan.campaigns.map(({ id, name }) => sort(`set-campaign-${id}`, () => m.cmd_set_campaign({ name }), { campaign: id })),
    sort("set-campaign-none", m.no_campaign, { campaign: null }),
    ...store.plan.pillars.map(({ id, name }) => sort(`set-pillar-${id}`, () => m.cmd_set_pillar({ name }), { pillar: id })),
    sort("set-pillar-none", m.no_pillar, { pillar: null }),
    ...store.plan.labels.map(label),
    ...(ids.length > 1 ? [post("new-label", m.new_label, () => (dialogs.labelling = true))] : []),
    ...(store.selection.selected.size > 0 ? [post("select-none", m.selection_clear, ({ store }) => clearSelection(store), "Escape")] : []),
  ];
}

function byKey(id: string, key: string, posts: readonly PostId[]): Command {
  const command = commands.find((command) => command.id === id)!;
  return { ...command, run: () => press(posts, key) };
}

/** Returns the commands that move posts by a day, and by a week or the snap minutes if the view has them. */
function nudges({ calendar, plan }: Store, posts: readonly PostId[]): Command[] {
  const nudge = (id: string, message: () => string, arrow: string, name: string): Command => ({
    id, group: "post", message, key: `Alt+${arrow}`, run: () => press(posts, `Alt+${name}`),
  });
  const days = [
    nudge("day-earlier", m.cmd_day_earlier, "←", "ArrowLeft"),
    nudge("day-later", m.cmd_day_later, "→", "ArrowRight"),
  ];
  if (calendar.view === "list") return days;
  const count = { count: plan.settings.snap };
  const [earlier, later] =
    calendar.view === "month"
      ? [m.cmd_week_earlier, m.cmd_week_later]
      : [() => m.cmd_minutes_earlier(count), () => m.cmd_minutes_later(count)];
  return [...days, nudge("earlier", earlier, "↑", "ArrowUp"), nudge("later", later, "↓", "ArrowDown")];
}

/** Presses a key on the focused card if it is one of the posts, else on the first of them that is drawn. */
async function press(posts: readonly PostId[], key: string): Promise<void> {
  const focused = focusedPost();
  const drawn = posts.find((id) => document.querySelector(`[data-post="${CSS.escape(id)}"]`));
  if (drawn && !(focused && posts.includes(focused))) await focusPost(drawn);
  const held = { ctrlKey: key.startsWith("Mod+"), altKey: key.startsWith("Alt+") };
  const pressed = { key: key.slice(key.lastIndexOf("+") + 1), ...held, bubbles: true, cancelable: true };
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", pressed));
}
