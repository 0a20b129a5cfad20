// The parts of a thread: split, joined and numbered.

/** Between two parts while they are typed as one field. No typed text contains it. */
const BORDER = "\u001E";

/** The number at a part's end, as in “ 2/3”. */
const NUMBER = / \d{1,3}\/\d{1,3}$/;

/** Returns the parts as the one string that the field of a thread holds; null for fewer than two. */
export const joinedParts = (parts: readonly string[]): string | null => (parts.length < 2 ? null : parts.join(BORDER));

/** Returns the parts in the string that the field of a thread holds; none for null. */
export const partsIn = (field: string | null): string[] => field?.split(BORDER) ?? [];

/** Returns the parts with one of them split at a place, each half without spaces at the border. */
export function splitAt(parts: readonly string[], part: number, place: number): string[] {
  const text = parts[part] ?? "";
  const halves = [text.slice(0, place).trimEnd(), text.slice(place).trimStart()];
  return renumbered(parts, [...parts.slice(0, part), ...halves, ...parts.slice(part + 1)]);
}

/** Returns the parts with one of them joined to the one before it, and the place of the border in that. */
export function joinBefore(parts: readonly string[], part: number): { parts: string[]; place: number } {
  const before = unnumbered(parts[part - 1] ?? "");
  const joined = [before, parts[part] ?? ""].filter((text) => text !== "").join("\n\n");
  const all = [...parts.slice(0, part - 1), joined, ...parts.slice(part + 1)];
  return { parts: renumbered(parts, all), place: before === "" ? 0 : before.length + 2 };
}

/** Returns whether each part ends with a number. */
export const isNumbered = (parts: readonly string[]): boolean => parts.length > 1 && parts.every((part) => NUMBER.test(part));

/** Returns the parts with their numbers. */
export const numbered = (parts: readonly string[]): string[] =>
  parts.map((part, index) => `${unnumbered(part)} ${index + 1}/${parts.length}`);

export const unnumbered = (part: string): string => part.replace(NUMBER, "");

/** Numbers the parts anew if those before had numbers. */
function renumbered(before: readonly string[], parts: string[]): string[] {
  if (!isNumbered(before)) return parts;
  return parts.length > 1 ? numbered(parts) : parts.map(unnumbered);
}
