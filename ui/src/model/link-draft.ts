// The link of a post, with what the post says about it.

import type { CampaignId, LinkDraft } from "../bindings";

interface Linked {
  link: string | null;
  campaign: CampaignId | null;
  utm: boolean | null;
  utm_content: string | null;
}

/** Returns the link with all that decides how it is sent. */
export const linkDraft = ({ link, campaign, utm, utm_content }: Linked): LinkDraft => ({
  link: link?.trim() ?? "",
  campaign,
  utm,
  utm_content: utm_content?.trim() || null,
});
