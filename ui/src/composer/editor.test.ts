// Tests when the fields of a post are saved, refused, kept and reverted.

import { beforeEach, expect, test, vi } from "vitest";
import type { Changes, PostDetail } from "../bindings";
import * as ipc from "../ipc";
import { Refusal } from "../model/refusal";
import type { Actions } from "../store/actions/actions";
import { scopes } from "../store/ask-scope.svelte";
import { toast } from "../store/toast.svelte";
import { Editor } from "./editor.svelte";

vi.mock("../ipc", async (original) => ({
  ...(await original<typeof ipc>()),
  post: vi.fn(),
  editPost: vi.fn(),
  movePosts: vi.fn(),
  changeSeries: vi.fn(),
  keepUnfinished: vi.fn(async () => null),
}));

const POST = {
  id: "p",
  item: "i",
  channel: "c",
  at: { date: "2026-11-19", minute: 750 },
  zone: "Europe/Berlin",
  in_clock_gap: false,
  status: "draft",
  title: "Carousel",
  text: "Six slides",
  own_text: null,
  parts: [],
  link: null,
  campaign: null,
  pillar: null,
  labels: [],
  notes: "",
  repeat: null,
  siblings: [],
  media: [],
} as unknown as PostDetail;

let stored: PostDetail;
let editor: Editor;
let opened: () => Editor;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("window", globalThis);
  stored = POST;
  vi.mocked(ipc.post).mockImplementation(async () => stored);
  vi.mocked(ipc.editPost).mockReset().mockImplementation(async (_, edit) => {
    if (edit.title?.trim() === "") throw new Refusal("empty", "title", "the title is empty");
    stored = { ...stored, ...edit, ...(edit.title && { title: edit.title.trim() }) } as PostDetail;
    return {} as Changes;
  });
  vi.mocked(ipc.movePosts).mockReset().mockResolvedValue({} as Changes);
  toast.dismiss();
  const store = { plan: { revision: 1 } };
  const run = async (change: () => Promise<Changes>) => {
    const changes = await change();
    store.plan.revision += 1;
    return changes;
  };
  vi.mocked(ipc.changeSeries).mockReset().mockResolvedValue({} as Changes);
  opened = () => new Editor(POST.id, { store, run } as unknown as Actions);
  editor = opened();
  await editor.load();
});

test("text is saved after a pause, once", async () => {
  editor.type("text", "Seven");
  await vi.advanceTimersByTimeAsync(300);
  editor.type("text", "Seven slides");
  await vi.advanceTimersByTimeAsync(700);
  expect(ipc.editPost).toHaveBeenCalledExactlyOnceWith("p", { text: "Seven slides" });
  editor.leave("text");
  await editor.flush();
  expect(ipc.editPost).toHaveBeenCalledOnce();
});

test("typing is not disturbed by how the plan took it, until the field is left", async () => {
  editor.type("title", "Launch ");
  await editor.flush();
  expect(editor.values.title).toBe("Launch ");
  editor.leave("title");
  await vi.advanceTimersByTimeAsync(0);
  expect(editor.values.title).toBe("Launch");
});

test("what is refused stays with its reason, and goes when it is mended", async () => {
  editor.type("title", " ");
  editor.leave("title");
  expect(await editor.flush()).toBe(false);
  expect(editor.values.title).toBe(" ");
  expect(editor.refusals["title"]).toBeTruthy();
  editor.type("title", "Carousel");
  expect(await editor.flush()).toBe(true);
  expect(editor.refusals).toEqual({});
});

test.each(["title", "link", "notes"] as const)("%s is saved at a pause", async (field) => {
  editor.type(field, "https://x.org");
  await vi.advanceTimersByTimeAsync(400);
  expect(ipc.editPost).toHaveBeenCalledExactlyOnceWith("p", { [field]: "https://x.org" });
});

test("what is refused at a pause is kept as unfinished, and the reason said when its field is left", async () => {
  editor.type("title", " ");
  await vi.advanceTimersByTimeAsync(400);
  expect(ipc.keepUnfinished).toHaveBeenLastCalledWith("post:p/title", " ");
  expect(editor.refusals).toEqual({});
  expect(await editor.flush()).toBe(false);
  expect(editor.refusals["title"]).toBeTruthy();
});

test("what is as before is not saved", async () => {
  editor.type("link", "https://x.org");
  editor.type("link", "");
  editor.leave("link");
  await editor.flush();
  expect(ipc.editPost).not.toHaveBeenCalled();
});

test("a time is moved on the post's own clocks", async () => {
  editor.choose("at", { date: "2026-11-20", minute: 600 });
  await editor.flush();
  const when = { to: "at", at: { date: "2026-11-20", minute: 600 } };
  expect(ipc.movePosts).toHaveBeenCalledWith(["p"], { when });
});

test("what failed in passing is saved when it is tried again", async () => {
  vi.mocked(ipc.editPost).mockRejectedValueOnce(new Refusal("locked", null, "the plan is busy"));
  editor.type("text", "Seven slides");
  editor.leave("text");
  expect(await editor.flush()).toBe(false);
  expect(editor.values.text).toBe("Seven slides");
  expect(await editor.flush()).toBe(true);
  expect(stored.text).toBe("Seven slides");
});

test("a refusal that is the same again is the same record, so that the second close goes through", async () => {
  editor.type("title", " ");
  await editor.flush();
  const { refusals } = editor;
  await editor.flush();
  expect(editor.refusals).toBe(refusals);
});

test("after closing, a refusal is said in the toast, but not that the post is gone", async () => {
  vi.mocked(ipc.editPost).mockRejectedValueOnce(new Refusal("not_found", null, "no such post"));
  editor.type("text", "Seven");
  editor.close();
  await editor.flush();
  expect(toast.message).toBeNull();
  vi.mocked(ipc.editPost).mockRejectedValueOnce(new Refusal("disk_full", null, "the disk is full"));
  editor.type("text", "Eight");
  await editor.flush();
  expect(toast.message?.isWarning).toBe(true);
});

test("a choice made while the one before it is saved stays", async () => {
  editor.choose("labels", ["launch"]);
  const seen: string[][] = [];
  vi.mocked(ipc.post).mockImplementation(async () => {
    if (seen.length === 0) editor.choose("labels", [...editor.values.labels, "teaser"]);
    seen.push(editor.values.labels);
    return stored;
  });
  await vi.advanceTimersByTimeAsync(0);
  await editor.flush();
  expect(seen).toEqual([["launch", "teaser"], ["launch", "teaser"]]);
  expect(stored.labels).toEqual(["launch", "teaser"]);
});

test("a save reads the post once, however many ask", async () => {
  vi.mocked(ipc.post).mockClear();
  editor.type("link", "https://x.org");
  await editor.flush();
  await editor.load();
  expect(ipc.post).toHaveBeenCalledOnce();
});

async function ofSeries(): Promise<void> {
  stored = { ...POST, repeat: { rule: "FREQ=DAILY", date: "2026-11-19" } };
  editor = opened();
  await editor.load();
}

test("the first change of a post of a series asks, and the answer is kept", async () => {
  await ofSeries();
  expect(editor.changes.scope).toBeNull();
  editor.choose("status", "approved");
  await vi.advanceTimersByTimeAsync(0);
  expect(ipc.changeSeries).not.toHaveBeenCalled();
  scopes.question!.answer("later");
  await editor.flush();
  expect(ipc.changeSeries).toHaveBeenLastCalledWith("p", "later", { change: "status", status: "approved" });
  expect(editor.changes.scope).toBe("later");
  editor.choose("labels", ["a"]);
  await editor.flush();
  expect(ipc.changeSeries).toHaveBeenLastCalledWith("p", "later", { change: "edit", edit: { labels: ["a"] } });
});

test("a pause asks nothing; without an answer words stay and are asked about again", async () => {
  await ofSeries();
  editor.type("text", "Seven slides");
  await vi.advanceTimersByTimeAsync(2000);
  expect(scopes.question).toBeNull();
  expect(ipc.keepUnfinished).toHaveBeenLastCalledWith("post:p/text", "Seven slides");
  editor.leave("text");
  await vi.advanceTimersByTimeAsync(0);
  scopes.question!.answer(null);
  await vi.advanceTimersByTimeAsync(0);
  expect(editor.values.text).toBe("Seven slides");
  expect(editor.refusals["text"]).toBeTruthy();
  const left = editor.flush();
  await vi.advanceTimersByTimeAsync(0);
  scopes.question!.answer("this");
  expect(await left).toBe(true);
  expect(ipc.editPost).toHaveBeenCalledExactlyOnceWith("p", { text: "Seven slides" });
});

test("a choice without an answer goes back", async () => {
  await ofSeries();
  editor.choose("status", "approved");
  await vi.advanceTimersByTimeAsync(0);
  scopes.question!.answer(null);
  expect(await editor.flush()).toBe(true);
  expect([editor.values.status, editor.changes.scope]).toEqual(["draft", null]);
  expect(ipc.changeSeries).not.toHaveBeenCalled();
});

test("words whose panel is gone are saved without an answer, and that is said", async () => {
  await ofSeries();
  editor.type("title", "Eight slides");
  editor.close();
  await vi.advanceTimersByTimeAsync(0);
  scopes.question!.answer(null);
  await editor.flush();
  expect(ipc.editPost).toHaveBeenCalledExactlyOnceWith("p", { title: "Eight slides" });
  expect(toast.message).not.toBeNull();
});

test("what is out, and what goes into the tray or out, is this post alone", async () => {
  await ofSeries();
  editor.choose("at", null);
  await editor.flush();
  expect(ipc.movePosts).toHaveBeenCalledWith(["p"], { when: { to: "tray" } });
  stored = { ...stored, status: "published" };
  editor = opened();
  await editor.load();
  editor.choose("labels", ["a"]);
  await editor.flush();
  expect(ipc.editPost).toHaveBeenCalledWith("p", { labels: ["a"] });
});
