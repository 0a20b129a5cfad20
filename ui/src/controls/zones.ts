// Finds time zones by any part of their names.

const MOST = 60;

/** Those whose city begins so come first; without a word, the first by name. */
export function findZones(zones: readonly string[], typed: string): string[] {
  const word = typed.trim().toLowerCase().replaceAll(" ", "_");
  const rank = (zone: string) => {
    const name = zone.toLowerCase();
    if (name.slice(name.lastIndexOf("/") + 1).startsWith(word)) return 0;
    return name.startsWith(word) ? 1 : 2;
  };
  return zones
    .filter((zone) => zone.toLowerCase().includes(word))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .slice(0, MOST);
}
