// Which dialog is open; one at a time.

export type DialogName = "channels" | "export" | "pillars" | "plan";

class Open {
  dialog = $state.raw<DialogName | null>(null);
}

export const open = new Open();
