// Adds objectives, audiences, messages and what is around us, and unfolds their forms.

import type { Changes } from "../bindings";
import * as ipc from "../ipc";
import { addDays } from "../model/dates";
import { m } from "../paraglide/messages";
import type { Actions } from "../store/actions/actions";
import type { StrategyPage } from "./strategy.svelte";

export function addObjective(actions: Actions, page: StrategyPage): Promise<void> {
  const { from, to } = page;
  return added(actions, page, () => ipc.addObjective({ name: m.strategy_new_objective(), from, due: addDays(to, -1) }));
}

export function addAudience(actions: Actions, page: StrategyPage): Promise<void> {
  return added(actions, page, () => ipc.addAudience({ name: m.strategy_new_audience() }));
}

export function addMessage(actions: Actions, page: StrategyPage): Promise<void> {
  return added(actions, page, () => ipc.addMessage({ name: m.strategy_new_message() }));
}

export function addSubject(actions: Actions, page: StrategyPage): Promise<void> {
  return added(actions, page, () => ipc.addSubject({ name: m.strategy_new_subject() }));
}

async function added(actions: Actions, page: StrategyPage, add: () => Promise<[Changes, string]>): Promise<void> {
  let made: string | null = null;
  await actions.attempt(async () => {
    const [changes, id] = await add();
    made = id;
    return changes;
  });
  if (made) page.open = made;
}
