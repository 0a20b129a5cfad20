// The open dialog and its subject. One dialog is open at a time.

import type { CampaignId, ChannelId, ImportFile, PostId, SnippetKind } from "../bindings";

export type DialogName =
  | "backups"
  | "campaigns"
  | "channels"
  | "compare"
  | "export"
  | "import"
  | "keys"
  | "move"
  | "palette"
  | "pillars"
  | "platforms"
  | "recent"
  | "rearrange"
  | "replace"
  | "results"
  | "search"
  | "settings"
  | "slots"
  | "snippets";

class Dialogs {
  dialog = $state.raw<DialogName | null>(null);
  /** Whether the filter's popover is open. */
  filter = $state.raw(false);
  /** Whether the sidebar is open over the calendar, in a narrow window. */
  side = $state.raw(false);
  /** Whether the filter's popover opens with the focus on the field for a saved view's name. */
  naming = false;
  /** Whether the field for a new label of the selected posts is open. */
  labelling = $state.raw(false);
  /** The channel whose slots are edited, and the dialog that opens again afterwards. */
  channel: ChannelId | null = null;
  returnTo: DialogName | null = null;
  /** The platform whose rules are shown first, and the dialog that opens again afterwards. */
  platform: string | null = null;
  platformReturn: DialogName | null = null;
  /** The campaign whose form is unfolded in the list of campaigns. */
  campaign: CampaignId | null = null;
  /** The file that is imported; null to choose one. */
  importing = $state.raw<ImportFile | null>(null);
  /** The kind of snippets that is edited. */
  snippets: SnippetKind = "hashtags";
  /** The posts that are rearranged or moved. */
  posts: readonly PostId[] = [];

  openSlots(channel: ChannelId): void {
    this.channel = channel;
    this.returnTo = this.dialog;
    this.dialog = "slots";
  }

  /** Opens the rules of a platform, or of the first one. */
  openPlatform(platform: string | null): void {
    this.platform = platform;
    this.platformReturn = this.dialog;
    this.dialog = "platforms";
  }

  openSnippets(kind: SnippetKind): void {
    this.snippets = kind;
    this.dialog = "snippets";
  }

  /** Opens the import of a file, or of one that is to be chosen. */
  openImport(file: ImportFile | null): void {
    this.importing = file;
    this.dialog = "import";
  }

  /** Opens the import of a file with results. */
  openResults(file: ImportFile): void {
    this.importing = file;
    this.dialog = "results";
  }

  openMove(posts: readonly PostId[]): void {
    this.posts = posts;
    this.dialog = "move";
  }

  openFilterNaming(): void {
    this.naming = true;
    this.filter = true;
  }

  openCampaign(campaign: CampaignId): void {
    this.campaign = campaign;
    this.dialog = "campaigns";
  }

  openRearrange(posts: readonly PostId[]): void {
    this.posts = posts;
    this.dialog = "rearrange";
  }
}

export const dialogs = new Dialogs();
