// Reads a post before the composer shows it, so that going from post to post draws no empty composer in between.

import type { PostDetail, PostId } from "../bindings";
import * as ipc from "../ipc";
import type { OpenPlan } from "../store/plan.svelte";

/** A post as it was in a revision of the plan. */
interface Prefetched {
  detail: PostDetail;
  revision: number;
}

let prefetched: Prefetched | null = null;

/** Reads a post for the composer that is opened next. If it can't be read, that composer says why. */
export async function prefetch(plan: OpenPlan, id: PostId): Promise<void> {
  const { revision } = plan;
  const detail = await ipc.post(id).catch(() => null);
  prefetched = detail && { detail, revision };
}

/** Returns the post that was read, if it is the wanted one and the plan hasn't changed since. */
export function takePrefetched(plan: OpenPlan, id: PostId): Prefetched | null {
  const taken = prefetched;
  prefetched = null;
  return taken?.detail.id === id && taken.revision === plan.revision ? taken : null;
}
