// Starts the window: asks the program for everything the first picture needs, then draws it.

import "@fontsource-variable/inter/index.css";
import "./tokens.css";
import "./base.css";
import "./views/glyph.css";
import "./views/card.css";
import "./views/calendar.css";
import { mount } from "svelte";
import App from "./App.svelte";
import * as ipc from "./ipc";
import { settings } from "./store/settings.svelte";

const started = await ipc.start();
settings.begin(started.locale);
mount(App, { target: document.getElementById("app")!, props: { start: started } });
