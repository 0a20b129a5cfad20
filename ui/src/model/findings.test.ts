// Tests which findings concern the visible posts, and how silences are merged.

import { describe, expect, test } from "vitest";
import type { Card, Channel, Finding, PostId } from "../bindings";
import { findingsOfVisible, isTooLong, keepFindings, markFindings, silences } from "./findings";

const LINKEDIN = { id: "l", name: "LinkedIn", archived: false } as Channel;
const X = { id: "x", name: "X", archived: false } as Channel;

function finding(check: string, post: string | null, other: string | null = null, more: object = {}): Finding {
  const beside = other && { post: other, day: "2026-11-12" };
  return { check, severity: "warning", channel: "l", post, day: "2026-11-16", last_day: null, other: beside, ...more } as Finding;
}

const silence = (channel: string, day: string, last_day: string) => finding("silence", null, null, { channel, day, last_day });
const shown = (...ids: string[]) => new Set(ids as PostId[]);
const posts = (found: readonly Finding[]) => found.map(({ post }) => post);

describe("about what is shown", () => {
  test("by the post that is named, and silences are about none", () => {
    const found = [finding("excess", "a"), finding("excess", "b"), silence("l", "2026-11-16", "2026-11-18")];
    expect(posts(findingsOfVisible(found, shown("a")))).toEqual(["a"]);
  });

  test("a close pair by the other post where only that one is shown", () => {
    const pair = finding("close", "b", "a");
    expect(findingsOfVisible([pair], shown("a", "b"))).toEqual([pair]);
    expect(findingsOfVisible([pair], shown("a"))).toMatchObject([{ post: "a", day: "2026-11-12", other: { post: "b", day: "2026-11-16" } }]);
    expect(findingsOfVisible([pair], shown())).toEqual([]);
    expect(findingsOfVisible([finding("duplicate", "b", "a")], shown("a"))).toEqual([]);
  });
});

test("errors and warnings mark their posts, the worst first; a close pair marks both", () => {
  const marks = markFindings([
    finding("close", "b", "a"), finding("duplicate", "c", "z"), finding("alt_text", "b"), finding("excess", "b", null, { severity: "error" }),
    finding("schedule", "d", null, { severity: "hint" }), finding("past", "e", null, { waived: {} }), silence("l", "2026-11-16", "2026-11-18"),
  ], new Map());
  const checks = [...marks].map(([post, found]) => [post, ...found.map(({ finding }) => finding.check)].join(" "));
  expect(checks.sort()).toEqual(["a close", "b excess close alt_text", "c duplicate"]);
});

test("a text is too long by hand where the app's limit or the channel's own is broken", () => {
  const long = (more: object) => isTooLong(finding("excess", "a", null, { part: "text", limit: { of: "app" }, ...more }));
  expect([{}, { limit: { of: null } }, { limit: { of: "api" } }, { part: "title" }].map(long)).toEqual([true, true, false, false]);
});

test("channels that are silent on the same days are one silence; those of hidden channels are left out", () => {
  const found = [silence("l", "2026-11-16", "2026-11-18"), silence("x", "2026-11-16", "2026-11-18"), silence("x", "2026-11-20", "2026-11-22")];
  const days = (channels: Channel[]) => silences(found, channels).map(({ channels, from }) => [channels.map(({ name }) => name).join(), from.slice(8)]);
  expect(days([LINKEDIN, X])).toEqual([["LinkedIn,X", "16"], ["X", "20"]]);
  expect(days([LINKEDIN])).toEqual([["LinkedIn", "16"]]);
});

const card = (id: string) => ({ id, title: id }) as Card;
const cardsOf = (...cards: Card[]) => new Map(cards.map((card) => [card.id, card]));

test("findings that are read again unchanged keep their objects, and their posts keep their marks", () => {
  const before = [finding("close", "b", "a"), finding("alt_text", "c")];
  const cards = cardsOf(card("a"), card("b"));
  const marks = markFindings(before, cards);
  const read = keepFindings(before, [finding("close", "b", "a"), finding("excess", "c")]);
  const after = markFindings(read, cards, marks);
  expect(read[0]).toBe(before[0]);
  expect(after.get("a" as PostId)).toBe(marks.get("a" as PostId));
  expect(after.get("b" as PostId)).toBe(marks.get("b" as PostId));
  expect(after.get("c" as PostId)?.map(({ finding }) => finding.check)).toEqual(["excess"]);
});

test("a card that is too close to a changed one is marked anew", () => {
  const found = [finding("close", "b", "a")];
  const [a, b] = [card("a"), card("b")];
  const marks = markFindings(found, cardsOf(a, b));
  const after = markFindings(found, cardsOf({ ...a, title: "New" }, b), marks);
  expect(after.get("a" as PostId)).toBe(marks.get("a" as PostId));
  expect(after.get("b" as PostId)?.[0]?.near?.title).toBe("New");
});
