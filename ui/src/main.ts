// Starts the page: reads everything that the first frame needs, then draws it. Waits for the font too, since
// laying out the text twice takes longer than the wait.

import "@fontsource-variable/inter/index.css";
import "./tokens.css";
import "./base.css";
import "./controls/glyph.css";
import "./calendar/views/card.css";
import "./calendar/views/calendar.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { warmUp } from "./words/format";
import * as ipc from "./ipc";
import { followOffers } from "./import/follow-offers";
import { settings } from "./store/settings.svelte";
import { listenForClosing } from "./typing/closing";
import { followFieldKeys } from "./shell/keys/text-fields";
import { followFields } from "./typing/fields";
import { followRuns } from "./typing/run";

listenForClosing();
followRuns();
followFields();
followFieldKeys();
const asked = Promise.all([ipc.start(), document.fonts.load('13px "Inter Variable"')]);
warmUp();
const [started] = await asked;
settings.begin(started.locale);
followOffers(started.importing);
mount(App, { target: document.getElementById("app")!, props: { start: started } });
