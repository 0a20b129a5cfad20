// Tests the contrast of the offered colours.

import { expect, test } from "vitest";
import { SWATCHES } from "./swatches";

const PANELS = ["#ffffff", "#1e1e21"];

test.each(SWATCHES.map(({ colour }) => colour))("%s stands out from both panels", (colour) => {
  for (const panel of PANELS) expect(contrast(colour, panel)).toBeGreaterThanOrEqual(3);
});

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
