import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { bundledPackages } from "./bundled-packages.ts";
import { isolatedInputs } from "./isolated-inputs.ts";
import { slimEmoji } from "./slim-emoji.ts";

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: "./project.inlang",
      outdir: "./src/paraglide",
      strategy: ["globalVariable", "baseLocale"],
    }),
    isolatedInputs(),
    slimEmoji(),
    svelte(),
    bundledPackages(),
  ],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: {
    target: "safari17",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ["index.html", "empty.html", "plain.html"],
      // Everything that the first frame needs is in one file, since each request is answered by the program.
      output: { codeSplitting: { groups: [{ name: "start", test: /src\/(App\.svelte$|typing\/)/ }] } },
    },
  },
  test: { include: ["src/**/*.test.ts", "tests/**/*.test.ts"] },
});
