// Finds time zones by any part of their names.

const MOST = 60;

/** Returns at most `MOST` zones that contain the typed text, those whose city begins with it first. */
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
