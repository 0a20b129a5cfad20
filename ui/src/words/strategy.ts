// Names what a post is for: the stage of a journey, the need that it serves; and the roles of channels.

import type { ChannelRole, Need, Plan, Stage, SubjectKind } from "../bindings";
import { m } from "../paraglide/messages";

/** In the order of the journey. */
export const STAGES: readonly Stage[] = ["awareness", "consideration", "decision", "use", "advocacy"];
export const NEEDS: readonly Need[] = ["meet_strangers", "meet_friends", "talk_strangers", "talk_friends"];
export const ROLES: readonly ChannelRole[] = ["reach", "talk", "serve", "sell"];

const STAGE_NAMES: Record<Stage, () => string> = {
  awareness: m.stage_awareness,
  consideration: m.stage_consideration,
  decision: m.stage_decision,
  use: m.stage_use,
  advocacy: m.stage_advocacy,
};

const NEED_NAMES: Record<Need, () => string> = {
  meet_strangers: m.need_meet_strangers,
  meet_friends: m.need_meet_friends,
  talk_strangers: m.need_talk_strangers,
  talk_friends: m.need_talk_friends,
};

const ROLE_NAMES: Record<ChannelRole, () => string> = {
  reach: m.strategy_role_reach,
  talk: m.strategy_role_talk,
  serve: m.strategy_role_serve,
  sell: m.strategy_role_sell,
};

/** Returns the name of a stage: the plan's own, or the usual one. */
export const stageName = (stage: Stage, own: Plan["stage_names"]): string => own[stage] || STAGE_NAMES[stage]();
export const needName = (need: Need): string => NEED_NAMES[need]();
export const roleName = (role: ChannelRole): string => ROLE_NAMES[role]();

const SUBJECT_KIND_NAMES: Record<SubjectKind, () => string> = {
  competitor: m.strategy_competitor,
  trend: m.strategy_trend,
  partner: m.strategy_partner,
  resource: m.strategy_resource,
};

export const SUBJECT_KINDS = ["competitor", "trend", "partner", "resource"] as const satisfies readonly SubjectKind[];
export const subjectKindName = (kind: SubjectKind): string => SUBJECT_KIND_NAMES[kind]();
