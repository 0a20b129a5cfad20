// Tests the draft of a new post.

import { expect, test } from "vitest";
import type { Channel, ChannelId } from "../bindings";
import type { Actions } from "../store/actions/actions";
import { NewPostForm } from "./new-post-form.svelte";
import { unfinishedPost } from "./unfinished-post";

const channel = (id: string, archived = false) => ({ id, archived }) as Channel;

function draft(channels: Channel[], hidden: string[] = [], chosen: string | null = null): NewPostForm {
  const store = { plan: { settings: { zone: "UTC" }, channels }, calendar: { hidden: new Set(hidden) } };
  return new NewPostForm({ store } as unknown as Actions, null, chosen as ChannelId | null);
}

test.each([
  [[], "b"],
  [["b"], "c"],
  [["b", "c"], "b"],
])("with %j switched off, a new post is for %s", (hidden, first) => {
  const channels = [channel("a", true), channel("b"), channel("c")];
  expect(draft(channels, hidden).values.channels).toEqual([first]);
});

test("the channel that was clicked goes first, and there may be none", () => {
  expect(draft([channel("a"), channel("b")], [], "b").values.channels).toEqual(["b"]);
  expect(draft([channel("a", true)]).values.channels).toEqual([]);
});

test("an unreadable date stays refused when a time is put in, and bars creating", async () => {
  const post = draft([channel("a")]);
  post.refuse("date", "no date");
  post.choose("at", { date: "2026-11-20", minute: 600 });
  expect(post.refusals).toEqual({ date: "no date" });
  expect(await post.create()).toEqual([]);
});

test("only a draft with words is kept, until it is taken up", () => {
  const post = draft([channel("a")]);
  expect(unfinishedPost.keep(post)).toBe(false);
  post.type("title", "Launch");
  post.refuse("date", "no date");
  expect(unfinishedPost.keep(post)).toBe(true);
  expect(unfinishedPost.take()).toBe(post);
  expect(post.refusals).toEqual({});
  expect(unfinishedPost.take()).toBeNull();
  unfinishedPost.keep(post);
  post.discard();
  expect(unfinishedPost.take()).toBeNull();
  expect(unfinishedPost.keep(post)).toBe(false);
});
