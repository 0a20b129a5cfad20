// The colours offered for channels, pillars, campaigns and layers. Each has a contrast of 3:1 with the panels
// of both themes and with the white glyph on it (WCAG 2.2 SC 1.4.11).

import { m } from "../paraglide/messages";

export const SWATCHES: readonly { colour: string; name: () => string }[] = [
  { colour: "#6366f1", name: m.colour_indigo },
  { colour: "#2979d9", name: m.colour_blue },
  { colour: "#0d8f86", name: m.colour_teal },
  { colour: "#1f9254", name: m.colour_green },
  { colour: "#7a8b1a", name: m.colour_olive },
  { colour: "#b07d0a", name: m.colour_amber },
  { colour: "#d9631e", name: m.colour_orange },
  { colour: "#dc4446", name: m.colour_red },
  { colour: "#d6428f", name: m.colour_pink },
  { colour: "#9a5cd6", name: m.colour_violet },
];
