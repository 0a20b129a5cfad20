import type { Store } from "../store/store.svelte";

/** Prints the visible view. The code is loaded when it is first needed. */
export async function openPrint(store: Store): Promise<void> {
  const { printView } = await import("./print");
  await printView(store);
}
