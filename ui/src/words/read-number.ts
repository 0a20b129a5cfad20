// Reads numbers as people type and paste them.

/** Returns a number such as 1200, 1,200, 1 200, 1.2k or 3.4万; null for anything else. */
export function readNumber(typed: string): number | null {
  const found = /^(-?[\d.,\s]*\d)\s*([kKmM万千亿]?)$/u.exec(typed.trim());
  if (!found) return null;
  const factor = { "": 1, k: 1e3, m: 1e6, 千: 1e3, 万: 1e4, 亿: 1e8 }[found[2]!.toLowerCase()]!;
  const digits = plain(found[1]!.replace(/\s/gu, ""));
  return digits === null ? null : +(Number(digits) * factor).toPrecision(15);
}

/** Returns the digits with a point where the fraction begins: the last sign, unless it groups thousands. */
function plain(text: string): string | null {
  const signs = text.replace(/[-\d]/g, "");
  if (signs === "") return text;
  if (/^-?\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(text) && !/^-?0/.test(text)) return text.replaceAll(signs[0]!, "");
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const [whole, fraction] = [text.slice(0, last), text.slice(last + 1)];
  const isGrouped = /^-?\d{1,3}(([.,])\d{3})*$/.test(whole) || /^-?\d+$/.test(whole);
  return isGrouped ? `${whole.replace(/[.,]/g, "")}.${fraction}` : null;
}
