// Names where an idea comes from, and what feedback says.

import type { FeedbackKind, IdeaSource } from "../bindings";
import { m } from "../paraglide/messages";

export const SOURCES: readonly IdeaSource[] = ["comment", "search", "trend", "competitor", "sentiment", "results", "own"];
export const KINDS: readonly FeedbackKind[] = ["comment", "question", "complaint", "wish", "praise"];

const SOURCE_NAMES: Record<IdeaSource, () => string> = {
  comment: m.idea_source_comment,
  search: m.idea_source_search,
  trend: m.idea_source_trend,
  competitor: m.idea_source_competitor,
  sentiment: m.idea_source_sentiment,
  results: m.idea_source_results,
  own: m.idea_source_own,
};

const KIND_NAMES: Record<FeedbackKind, () => string> = {
  comment: m.feedback_comment,
  question: m.feedback_question,
  complaint: m.feedback_complaint,
  wish: m.feedback_wish,
  praise: m.feedback_praise,
};

export const sourceName = (source: IdeaSource): string => SOURCE_NAMES[source]();
export const kindNameOf = (kind: FeedbackKind): string => KIND_NAMES[kind]();
/** Writes a sentiment as a sign and a word, so that no colour tells it alone. */
export const sentimentName = (sentiment: number): string => (sentiment < 0 ? m.feedback_against() : sentiment > 0 ? m.feedback_for() : m.feedback_neutral());
export const sentimentSign = (sentiment: number): string => (sentiment < 0 ? "−" : sentiment > 0 ? "+" : "·");
