// Which dialog is open; one at a time.

export type DialogName = "channels" | "export" | "plan";

class Open {
  dialog = $state.raw<DialogName | null>(null);
}

export const open = new Open();
