// A step of the build: what is put into a message is kept apart from its sentence (src/words/isolated.ts), in all
// messages alike, so that no caller has to think of it.
import type { Plugin } from "vite";

const MESSAGE = /\/src\/paraglide\/messages\/[^_][^/]*\.js$/;
const INPUT = /\$\{(i\?\.\w+)\}/g;

export function isolatedInputs(): Plugin {
  return {
    name: "isolated-inputs",
    transform(code, id) {
      if (!MESSAGE.test(id) || !code.includes("${i?.")) return null;
      const kept = code.replace(INPUT, "${isolated($1)}");
      return { code: `import { isolated } from "../../words/isolated";\n${kept}`, map: null };
    },
  };
}
