// Opens, creates and copies plans, one system dialog at a time. The program opens a window for each plan.

import * as ipc from "../ipc";
import { Refusal } from "../model/refusal";
import { refusalText } from "../words/refusals";
import { m } from "../paraglide/messages";
import type { Store } from "./store.svelte";
import { toast } from "./toast.svelte";

let isAsking = false;

export const newPlan = () => ask(() => ipc.newPlan(fileName(m.plan_new_file())));
export const openOther = () => ask(ipc.openOtherPlan);

/** Saves a copy of the plan where the person chooses, and shows its path. */
export const saveCopy = (store: Store) =>
  ask(async () => {
    const path = await ipc.saveCopy(fileName(m.plan_copy_file({ name: store.plan.settings.name })));
    if (path) toast.say(m.plan_copied({ path }));
  });

async function ask(run: () => Promise<unknown>): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  try {
    await run();
  } catch (error) {
    const isTaken = error instanceof Refusal && error.code === "taken";
    toast.warn(isTaken ? m.plan_copy_taken() : refusalText(error));
  } finally {
    isAsking = false;
  }
}

/** Returns the plan's name as a name for a .daymark file that is valid on every file system. */
export function fileName(name: string): string {
  const plain = name.replace(/[\p{Cc}\s\\/:*?"<>|]+/gu, " ").replace(/^[.\s]+/, "");
  return `${plain.slice(0, 80).trim() || "plan"}.daymark`;
}
