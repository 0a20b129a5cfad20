// The one door to the program behind the page: each of its commands as a typed function. A refusal
// is thrown as `Refusal`; branch on its code, never on its text.

import { invoke } from "@tauri-apps/api/core";
import type {
  At,
  CampaignEdit,
  Card,
  Changes,
  ChannelEdit,
  Code,
  ExportOptions,
  NewChannel,
  NewPlan,
  NewPost,
  Opening,
  PillarEdit,
  PlanEdit,
  Platform,
  PostDetail,
  PostEdit,
  Sorting,
  Scale,
  Status,
  Target,
} from "./bindings";

export interface Start {
  file: string;
  locale: string;
  zone: string;
  platforms: Platform[];
  plan: Opening | null;
  problem: { code: Code; message: string } | null;
  look: Look;
}

/** How the window was left; null where it was not. */
export interface Look {
  view: string | null;
  tray: boolean | null;
}

/** A plan that was opened on this machine. */
export interface Recent {
  file: string;
  name: string;
  there: boolean;
  here: boolean;
}

export class Refusal extends Error {
  constructor(
    readonly code: Code,
    readonly field: string | null,
    message: string,
  ) {
    super(message);
  }
}

async function call<T>(command: string, parameters: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, parameters);
  } catch (error) {
    throw refusal(error);
  }
}

function refusal(error: unknown): Refusal {
  if (error instanceof Object && "code" in error && "message" in error) {
    const { code, field, message } = error as { code: Code; field?: string; message: string };
    return new Refusal(code, field ?? null, message);
  }
  return new Refusal("failed", null, String(error));
}

export const start = () => call<Start>("start");
export const zones = () => call<string[]>("zones");
export const createPlan = (plan: NewPlan, channels: NewChannel[]) =>
  call<Opening>("create_plan", { new: plan, channels });
export const samplePlan = (plan: NewPlan) => call<Opening>("sample_plan", { new: plan });
export const openPlan = () => call<boolean>("open_plan");
export const opening = () => call<Opening>("opening");
export const now = () => call<At>("now");
export const revision = () => call<number>("revision");
export const range = (from: string, to: string) => call<Card[]>("range", { from, to });
/** The days with posts, for the month picker. */
export const busyDays = (from: string, to: string) => call<string[]>("busy_days", { from, to });
export const post = (id: string) => call<PostDetail>("post", { id });
export const addPost = (post: NewPost) => call<[Changes, string[]]>("add_post", { new: post });
export const editPost = (id: string, edit: PostEdit) => call<Changes>("edit_post", { id, edit });
export const addSibling = (id: string, channel: string) =>
  call<[Changes, string]>("add_sibling", { id, channel });
export const movePosts = (ids: string[], target: Target) =>
  call<Changes>("move_posts", { ids, target });
export const setStatus = (ids: string[], status: Status) =>
  call<Changes>("set_status", { ids, status });
export const duplicatePosts = (ids: string[]) =>
  call<[Changes, string[]]>("duplicate_posts", { ids });
export const copyPosts = (ids: string[], target: Target) =>
  call<[Changes, string[]]>("copy_posts", { ids, target });
export const sortPosts = (ids: string[], sorting: Sorting) =>
  call<Changes>("sort_posts", { ids, sorting });
export const deletePosts = (ids: string[]) => call<Changes>("delete_posts", { ids });
export const undo = () => call<Changes>("undo");
export const redo = () => call<Changes>("redo");
export const addChannels = (channels: NewChannel[]) =>
  call<[Changes, string[]]>("add_channels", { new: channels });
export const editChannel = (id: string, edit: ChannelEdit) =>
  call<Changes>("edit_channel", { id, edit });
export const addCampaign = (campaign: CampaignEdit) =>
  call<[Changes, string]>("add_campaign", { new: campaign });
export const addPillar = (pillar: PillarEdit) =>
  call<[Changes, string]>("add_pillar", { new: pillar });
export const editPlan = (edit: PlanEdit) => call<Changes>("edit_plan", { edit });
export const exportIcs = (options: ExportOptions, name: string) =>
  call<{ path: string; posts: number } | null>("export_ics", { options, name });
export const scale = (from: string, to: string) => call<Scale | null>("scale", { from, to });
export const newPlan = (name: string) => call<boolean>("new_plan", { name });
export const openOtherPlan = () => call<boolean>("open_other_plan");
export const openRecentPlan = (file: string) => call<null>("open_recent_plan", { file });
export const recentPlans = () => call<Recent[]>("recent_plans");
export const forgetPlan = (file: string) => call<null>("forget_plan", { file });
export const saveCopy = (name: string) => call<string | null>("save_copy", { name });
export const rememberLook = (view: string, tray: boolean) =>
  call<null>("remember_look", { view, tray });
export const openLink = (link: string) => call<null>("open_link", { link });
