// A build step that isolates the inputs of all messages (src/words/direction.ts), so that no caller has to do it. An input
// may have another direction of writing than its message.
import type { Plugin } from "vite";

const MESSAGE = /\/src\/paraglide\/messages\/[^_][^/]*\.js$/;
const INPUT = /\$\{(i\?\.\w+)\}/g;

/** Wraps each input in the compiled messages in a call of `isolated`. */
export function isolatedInputs(): Plugin {
  return {
    name: "isolated-inputs",
    transform(code, id) {
      if (!MESSAGE.test(id) || !code.includes("${i?.")) return null;
      const wrapped = code.replace(INPUT, "${isolated($1)}");
      return { code: `import { isolated } from "../../words/direction";\n${wrapped}`, map: null };
    },
  };
}
