// The palette's commands for campaigns, notes, layers and channels.

import { addLayer, toggleLayer } from "../store/actions/layers";
import { noteOn } from "../calendar/days/note-here";
import { popover } from "../store/popover.svelte";
import type { Command } from "../commands/commands";
import { m } from "../paraglide/messages";
import { dialogs } from "../store/dialogs.svelte";
import type { Store } from "../store/store.svelte";
import { archiveChannel } from "../store/actions/channels";

export function planCommands(store: Store): Command[] {
  const plan = (id: string, message: () => string, run: Command["run"]): Command => ({
    id, group: "plan", message, ...(run && { run }),
  });
  const active = store.plan.channels.filter(({ archived }) => !archived);
  const archived = store.plan.channels.filter(({ archived }) => archived);
  return [
    plan("campaigns", m.campaigns_all, () => (dialogs.dialog = "campaigns")),
    plan("new-campaign", m.new_campaign, newCampaign),
    ...store.plan.campaigns.map(({ id, name }) => plan(`edit-campaign-${id}`, () => m.cmd_edit_campaign({ name }), () => dialogs.openCampaign(id))),
    plan("note-today", m.cmd_note_today, (actions) => noteOn(actions, actions.store.plan.now.date)),
    plan("add-layer", m.layer_add, addLayer),
    ...store.plan.layers.map((layer) => {
      const message = layer.shown ? m.cmd_hide_layer : m.cmd_show_layer;
      return plan(`layer-${layer.id}`, () => message({ name: layer.name }), (actions) => toggleLayer(actions, layer));
    }),
    ...active.map(({ id, name }) => plan(`slots-${id}`, () => m.slots_edit_of({ channel: name }), () => dialogs.openSlots(id))),
    ...active.map((channel) => plan(`archive-${channel.id}`, () => m.channel_archive({ channel: channel.name }), (actions) => archiveChannel(actions, channel, true))),
    ...archived.map((channel) => plan(`bring-back-${channel.id}`, () => m.cmd_bring_back({ name: channel.name }), (actions) => archiveChannel(actions, channel, false))),
  ];
}

/** Opens the form for a new campaign beside the view's button, or the list of campaigns in other views. */
function newCampaign(): void {
  const anchor = document.querySelector<HTMLElement>("[data-new-campaign]");
  if (anchor) popover.open = { kind: "new-campaign", anchor };
  else dialogs.dialog = "campaigns";
}
