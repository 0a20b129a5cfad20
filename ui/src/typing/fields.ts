// Follows every text field of the page: typed text is kept as unfinished until its form has used it or was
// closed. Fields that save their text themselves have `data-autosave`.

import { Autosave } from "./autosave";
import { forget, keep, keys, textOf } from "./unfinished";

type Field = HTMLInputElement | HTMLTextAreaElement;

const FIELDS = "input:not([type]), input[type=text], input[type=search], textarea";
/** Elements whose `data-kept` is part of the key of every field inside. */
const CONTEXT = "[data-kept]";
/** Milliseconds between two checks of the followed fields. */
const CHECK_EVERY = 500;

interface Followed {
  key: string;
  /** The text as last typed. */
  text: string;
  autosave: Autosave;
}

const followed = new Map<Field, Followed>();
let timer: ReturnType<typeof setInterval> | undefined;
/** Keys of text from an earlier start of the program whose fields have not appeared yet. */
const waiting = new Set<string>();

/** Returns the key under which the text of a field is kept. */
export function keyOf(field: HTMLElement): string {
  const names = [field.dataset.keptAs ?? field.getAttribute("name") ?? field.id];
  let context = field.closest<HTMLElement>(CONTEXT);
  while (context) {
    names.unshift(context.dataset.kept!);
    context = context.parentElement?.closest<HTMLElement>(CONTEXT) ?? null;
  }
  return names.join("/");
}

export function isTextField(target: EventTarget | null): target is Field {
  return target instanceof HTMLElement && target.matches(FIELDS);
}

/** Starts following all text fields of the page. */
export function followFields(): void {
  document.addEventListener("input", typed);
}

/** Puts unfinished text of an earlier start back into its fields as they appear. */
export function restoreUnfinished(): void {
  for (const key of keys()) waiting.add(key);
  if (waiting.size === 0) return;
  new MutationObserver(onAdded).observe(document.body, { childList: true, subtree: true });
}

/** Saves the text of all followed fields at once. */
export function keepAll(): void {
  for (const { autosave } of followed.values()) autosave.now();
  dropSettled();
}

function typed({ target }: Event): void {
  if (!isTextField(target) || target.dataset.autosave !== undefined) return;
  const entry = followed.get(target) ?? follow(target);
  entry.text = target.value;
  entry.autosave.touch();
}

function follow(field: Field): Followed {
  const entry = { key: keyOf(field), text: "", autosave: new Autosave(() => keep(entry.key, entry.text)) };
  followed.set(field, entry);
  timer ??= setInterval(dropSettled, CHECK_EVERY);
  return entry;
}

/** Forgets the text of fields that were removed, emptied or changed by their form. */
function dropSettled(): void {
  for (const [field, { key, text, autosave }] of followed) {
    if (field.isConnected && field.value === text && text !== "") continue;
    autosave.cancel();
    followed.delete(field);
    forget(key);
  }
  if (followed.size > 0) return;
  clearInterval(timer);
  timer = undefined;
}

function onAdded(mutations: MutationRecord[], observer: MutationObserver): void {
  for (const { addedNodes } of mutations) for (const node of addedNodes) restoreIn(node);
  if (waiting.size === 0) observer.disconnect();
}

function restoreIn(node: Node): void {
  if (!(node instanceof HTMLElement) || !node.isConnected) return;
  if (isTextField(node)) restore(node);
  for (const field of node.querySelectorAll<Field>(FIELDS)) restore(field);
}

function restore(field: Field): void {
  const key = keyOf(field);
  if (!waiting.delete(key)) return;
  const text = textOf(key);
  if (text === undefined) return;
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
