// The palette's commands for filtering: saved views, a single campaign, pillar, status or label, and showing
// or hiding a channel.

import type { ChannelId, Filter } from "../bindings";
import type { Command } from "../commands/commands";
import { setFilter, toggleInList } from "../filter/set-filter";
import { ALL, count } from "../model/filter";
import { m } from "../paraglide/messages";
import { dialogs } from "../store/dialogs.svelte";
import { STATUSES } from "../model/statuses";
import type { Store } from "../store/store.svelte";
import { statusName } from "../words/posts";

export function filterCommands(store: Store): Command[] {
  const find = (id: string, message: () => string, run: (store: Store) => void): Command => ({
    id, group: "search", message, run: ({ store }) => run(store),
  });
  const only = (id: string, message: () => string, filter: Partial<Filter>) =>
    find(id, message, (store) => setFilter(store, { ...ALL, ...filter }));
  const isOff = (id: ChannelId) => store.calendar.hidden.has(id);
  return [
    ...store.plan.views.map(({ id, name, filter }) => only(`view-${id}`, () => m.cmd_saved_view({ name }), filter)),
    ...(count(store.calendar.activeFilter) > 0 ? [find("save-view", m.cmd_save_view, () => dialogs.openFilterNaming())] : []),
    ...store.plan.campaigns.map(({ id, name }) => only(`campaign-${id}`, () => m.cmd_only_campaign({ name }), { campaigns: [id] })),
    ...store.plan.pillars.map(({ id, name }) => only(`pillar-${id}`, () => m.cmd_only_pillar({ name }), { pillars: [id] })),
    ...STATUSES.map((status) => only(`only-${status}`, () => m.cmd_only_status({ name: statusName(status) }), { statuses: [status] })),
    ...store.plan.labels.map(({ id, name }) => only(`label-${id}`, () => m.cmd_only_label({ name }), { labels: [id] })),
    ...store.plan.channels
      .filter(({ archived }) => !archived)
      .map(({ id, name }) =>
        find(`toggle-${id}`, () => (isOff(id) ? m.cmd_show_channel({ name }) : m.cmd_hide_channel({ name })), (store) =>
          setFilter(store, { hidden: toggleInList(store.calendar.filter.hidden, id) }),
        ),
      ),
  ];
}
