// Which dialog is open, and what it is about; one at a time.

import type { CampaignId, ChannelId, PostId } from "../bindings";

export type DialogName =
  | "backups"
  | "campaigns"
  | "channels"
  | "compare"
  | "export"
  | "keys"
  | "move"
  | "palette"
  | "pillars"
  | "recent"
  | "room"
  | "search"
  | "settings"
  | "slots";

class Dialogs {
  dialog = $state.raw<DialogName | null>(null);
  /** The filter's popover. */
  filter = $state.raw(false);
  /** The sidebar over the calendar, where the window has no room for it beside. */
  side = $state.raw(false);
  /** Whether the filter's popover begins at the name that it is saved under. */
  naming = false;
  /** Whether a label is typed for the selected posts. */
  labelling = $state.raw(false);
  /** The channel whose slots are edited, and the dialog that this leads back to. */
  channel: ChannelId | null = null;
  returnTo: DialogName | null = null;
  /** The campaign whose form is unfolded in the list of them. */
  campaign: CampaignId | null = null;
  /** The posts that room is made with, or that are moved. */
  posts: readonly PostId[] = [];

  slotsOf(channel: ChannelId): void {
    this.channel = channel;
    this.returnTo = this.dialog;
    this.dialog = "slots";
  }

  moveFor(posts: readonly PostId[]): void {
    this.posts = posts;
    this.dialog = "move";
  }

  nameFilter(): void {
    this.naming = true;
    this.filter = true;
  }

  campaignIn(campaign: CampaignId): void {
    this.campaign = campaign;
    this.dialog = "campaigns";
  }

  roomFor(posts: readonly PostId[]): void {
    this.posts = posts;
    this.dialog = "room";
  }
}

export const dialogs = new Dialogs();
