// Copies texts to the clipboard.

import { m } from "../paraglide/messages";
import { toast } from "../store/toast.svelte";

/** Copies a text; returns false if the page may not. It may only after a key or a click. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Copies a text, and tells so or that it could not be copied. */
export async function copyAndTell(text: string, done: string): Promise<boolean> {
  const isCopied = await copy(text);
  if (isCopied) toast.announce(done);
  else toast.warn(m.posting_not_copied());
  return isCopied;
}
