// The link of a post as it is being edited, with what the post says about it.

import type { LinkDraft } from "../bindings";
import type { Values } from "./form";

/** Returns the link with all that decides how it is sent. */
export const linkDraft = ({ link, campaign, utm, utm_content }: Values): LinkDraft => ({
  link: link.trim(),
  campaign,
  utm,
  utm_content: utm_content.trim() || null,
});
