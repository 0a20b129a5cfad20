// The Results area's parts of the window, which are loaded together when it is first opened.

export { default as Bar } from "./ResultsBar.svelte";
export { default as Middle } from "./ResultsMiddle.svelte";
export { default as Side } from "./ResultsSide.svelte";
