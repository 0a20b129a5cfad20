import { beforeEach, expect, test, vi } from "vitest";
import type { Changes, PostDetail } from "../bindings";
import * as ipc from "../ipc";
import { Refusal } from "../ipc";
import type { Actions } from "../store/actions";
import { Editor } from "./editor.svelte";

vi.mock("../ipc", async (original) => ({
  ...(await original<typeof ipc>()),
  post: vi.fn(),
  editPost: vi.fn(),
  movePosts: vi.fn(),
}));

const POST: PostDetail = {
  id: "p",
  item: "i",
  channel: "c",
  at: { date: "2026-11-19", minute: 750 },
  zone: "Europe/Berlin",
  skipped: false,
  status: "draft",
  title: "Carousel",
  text: "Six slides",
  own_text: null,
  link: null,
  campaign: null,
  pillar: null,
  labels: [],
  notes: "",
  siblings: [],
};

let stored: PostDetail;
let editor: Editor;

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
  const actions = { run: (change: () => Promise<Changes>) => change() } as unknown as Actions;
  editor = new Editor("p", actions);
  await editor.load();
});

test("text is saved after a pause, once", async () => {
  editor.type("text", "Seven");
  await vi.advanceTimersByTimeAsync(500);
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
