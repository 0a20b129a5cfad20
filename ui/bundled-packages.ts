// Writes down which packages are in the built page, code and fonts alike. `cargo xtask licences` reads it.

import { writeFileSync } from "node:fs";
import type { Plugin, Rolldown } from "vite";

const LIST = "node_modules/.bundled-packages";

/** Lists the packages of the bundle, a name a line, in `node_modules/.bundled-packages`. */
export function bundledPackages(): Plugin {
  return {
    name: "bundled-packages",
    apply: "build",
    writeBundle(_options, bundle) {
      const files = [...Object.values(bundle).flatMap(filesOf), ...[...this.getModuleIds()].filter(isStyle)];
      const names = new Set(files.map(packageOf).filter((name) => name !== undefined));
      writeFileSync(LIST, [...names].sort().join("\n") + "\n");
    },
  };
}

/** Returns the files that a part of the bundle was made of, without those of which nothing is left. */
function filesOf(part: Rolldown.OutputAsset | Rolldown.OutputChunk): string[] {
  if (part.type === "asset") return part.originalFileNames;
  const modules = Object.entries(part.modules);
  return modules.filter(([, module]) => module.renderedLength > 0).map(([file]) => file);
}

function isStyle(file: string): boolean {
  return /\.css(\?|$)/.test(file);
}

/** Returns the package that a file belongs to; undefined for the page's own. */
function packageOf(file: string): string | undefined {
  return file.replaceAll("\\", "/").match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
}
