// Which dialog is open; one at a time.

export type DialogName = "channels" | "export" | "recent" | "settings";

class Open {
  dialog = $state.raw<DialogName | null>(null);
}

export const open = new Open();
