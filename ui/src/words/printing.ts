// The name of printing, which is what it does on this system.

import { m } from "../paraglide/messages";

/** Returns the name: Linux saves a PDF at once, other systems have a dialog for both. */
export const printName = (): string => (/Linux/.test(navigator.platform) ? m.print_pdf() : m.print_dialog());
