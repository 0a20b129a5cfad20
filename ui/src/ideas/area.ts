// The Ideas area's parts of the window, which are loaded together when it is first opened.

export { default as Bar } from "./IdeasBar.svelte";
export { default as Middle } from "./IdeasMiddle.svelte";
export { default as Side } from "./IdeasSide.svelte";
