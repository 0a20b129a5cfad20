// The keys of the composer that go to another post or channel, or change its width.

import { isCommand } from "../controls/modifiers";

interface Moves {
  /** Opens the post that is a number of steps away. */
  step: (steps: number) => void;
  /** Opens the post of the same item on the channel that is a number of steps away. */
  channel: (steps: number) => void;
  widen: () => void;
}

/** Returns a function that runs a key's move and returns whether there is one. */
export function composerKey({ step, channel, widen }: Moves): (event: KeyboardEvent) => boolean {
  const moves: Record<string, () => void> = {
    "[": () => step(-1),
    "]": () => step(1),
    PageUp: () => channel(-1),
    PageDown: () => channel(1),
    e: widen,
  };
  return (event) => {
    const move = isCommand(event) ? moves[event.key] : undefined;
    move?.();
    return move !== undefined;
  };
}
