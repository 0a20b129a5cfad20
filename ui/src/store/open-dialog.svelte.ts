// Which dialog is open; one at a time.

export type DialogName = "channels" | "export" | "keys" | "palette" | "pillars" | "plan" | "search";

class Open {
  dialog = $state.raw<DialogName | null>(null);
  /** The filter's popover. */
  filter = $state.raw(false);
}

export const open = new Open();
