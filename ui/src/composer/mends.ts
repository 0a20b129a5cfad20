// What can be done about a finding: at once where the program knows what is wanted, else in the composer, at the field.

import type { Card, Check, Finding, PostDetail } from "../bindings";
import * as ipc from "../ipc";
import { linkDraft } from "../model/link-draft";
import { m } from "../paraglide/messages";
import type { Actions } from "../store/actions/actions";
import { movePosts, setStatus } from "../store/actions/posts";
import type { PostField } from "../store/selection.svelte";

export interface Mend {
  label: string;
  run: () => unknown;
}

/** The post that a finding is about. */
export type MendedPost = Pick<Card, "id" | "channel" | "status">;

/** Leads to the field that a person mends. */
export type ToField = (field: PostField) => unknown;

/** The checks that another time mends. */
const OF_TIME: readonly Check[] = ["past", "close", "crowded_day", "clock_gap", "schedule"];

/** The checks that something in the strip of pictures mends, and what it is called. */
const OF_MEDIA: Partial<Record<Check, () => string>> = {
  alt_text: m.mend_alt_text,
  media_missing: m.mend_add_media,
  media_count: m.mend_media,
  media_mixed: m.mend_media,
  media_type: m.mend_media,
  media_size: m.mend_media,
  media_shape: m.mend_media,
  media_duration: m.mend_media,
};

/** Returns what mends a finding about a post: at once, or by the person at its field. */
export function mendOf(finding: Finding, post: MendedPost, actions: Actions, toField: ToField): Mend {
  const { check } = finding;
  if (OF_TIME.includes(check)) return anotherTime(post, actions, toField);
  if (check === "late_review") return nextStatus(post, actions);
  if (check === "changed_since_approval") return { label: m.ask_again(), run: () => setStatus(actions, [post.id], "in_review") };
  if (check === "excess" && finding.part === "text") return shorterText(post, actions, toField);
  const label = OF_MEDIA[check]?.() ?? (check === "missing_part" ? m.mend_write() : m.mend_text());
  return { label, run: () => toField(fieldOf(finding)) };
}

/** Returns the composer's field that a finding is about. */
export function fieldOf({ check, part }: Finding): PostField {
  if (OF_TIME.includes(check)) return "time";
  if (check in OF_MEDIA || part === "media" || part === "altText" || part === "cover") return "media";
  return part === "title" || part === "link" ? part : "text";
}

function anotherTime(post: MendedPost, actions: Actions, toField: ToField): Mend {
  const { plan } = actions.store;
  if (!plan.slots.some(({ channel }) => channel === post.channel)) {
    return { label: m.mend_time(), run: () => toField("time") };
  }
  return { label: m.mend_next_slot(), run: () => toNextSlot(post, actions) };
}

async function toNextSlot({ id, channel }: MendedPost, actions: Actions): Promise<void> {
  try {
    const at = await ipc.nextSlot(channel, actions.store.plan.settings.zone);
    await movePosts(actions, [id], { when: { to: "at", at } });
  } catch (error) {
    actions.refuse(error);
  }
}

function nextStatus({ id, status }: MendedPost, actions: Actions): Mend {
  return status === "in_review"
    ? { label: m.mend_approve(), run: () => setStatus(actions, [id], "approved") }
    : { label: m.mend_ask_review(), run: () => setStatus(actions, [id], "in_review") };
}

/** Splits the text into a thread where the platform has them; else leads to the text. */
function shorterText(post: MendedPost, actions: Actions, toField: ToField): Mend {
  const { plan } = actions.store;
  const channel = plan.channelById.get(post.channel);
  if (!channel || !plan.hasThreads(channel)) return { label: m.mend_shorten(), run: () => toField("text") };
  return { label: m.mend_split(), run: () => actions.attempt(() => splitIntoThread(post)) };
}

async function splitIntoThread({ id }: MendedPost) {
  const detail = await ipc.post(id);
  const whole = detail.parts.length > 0 ? detail.parts : [textOf(detail)];
  const parts = await Promise.all(whole.map((part) => ipc.splitText(part, detail.channel, false, linkDraft(detail))));
  return ipc.editPost(id, { parts: parts.flat() });
}

const textOf = ({ own_text, text }: PostDetail) => own_text ?? text;
