// A build step that lists the npm packages in the built page, for `cargo xtask licences`.

import { writeFileSync } from "node:fs";
import type { Plugin, Rolldown } from "vite";

const LIST = "node_modules/.bundled-packages";

/** Writes the names of the packages with code, styles or fonts in the bundle, one a line. */
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

/** Returns the source files of a part of the bundle, without modules that were removed completely. */
function filesOf(part: Rolldown.OutputAsset | Rolldown.OutputChunk): string[] {
  if (part.type === "asset") return part.originalFileNames;
  const modules = Object.entries(part.modules);
  return modules.filter(([, module]) => module.renderedLength > 0).map(([file]) => file);
}

function isStyle(file: string): boolean {
  return /\.css(\?|$)/.test(file);
}

/** Returns the package that a file belongs to; undefined for the page's own files. */
function packageOf(file: string): string | undefined {
  return file.replaceAll("\\", "/").match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
}
