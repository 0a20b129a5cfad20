// Copies texts to the clipboard.

import { copyText } from "../controls/copy-text";
import { m } from "../paraglide/messages";
import { toast } from "../store/toast.svelte";

/** Copies a text, and tells so or that it could not be copied. */
export async function copyAndTell(text: string, done: string): Promise<boolean> {
  const isCopied = await copyText(text);
  if (isCopied) toast.announce(done);
  else toast.warn(m.posting_not_copied());
  return isCopied;
}
