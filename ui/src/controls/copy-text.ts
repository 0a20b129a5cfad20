// Copies a text into the system's clipboard.

/** Copies the text; returns false if the system refuses. Only called while a click or a key is handled. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
