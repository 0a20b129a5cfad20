// Labels as a person types them.

/** Returns the names in a text, separated by commas or lines and without a leading #. */
export function labelsIn(typed: string): string[] {
  return typed
    .split(/[,，、;；\n]/)
    .map((label) => label.trim().replace(/^#/, ""))
    .filter((label) => label !== "");
}
