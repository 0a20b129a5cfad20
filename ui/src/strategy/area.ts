// The Strategy area's parts of the window, which are loaded together when it is first opened.

export { default as Bar } from "./StrategyBar.svelte";
export { default as Middle } from "./StrategyMiddle.svelte";
export { default as Side } from "./StrategySide.svelte";
