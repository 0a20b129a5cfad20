// The settings of the program on this machine: theme, density, language, and what is taken out of pictures. They aren't
// part of the plan.

import { getLocale, overwriteGetLocale } from "../paraglide/runtime";

export type Theme = "system" | "light" | "dark";
export type Density = "comfortable" | "compact";
export type Spelling = "on" | "off";
export type Language = "system" | "en" | "zh-CN";
/** What happens to the place where a picture was taken when it is saved for publishing. */
export type Position = "ask" | "remove" | "keep";

class Settings {
  theme = $state.raw<Theme>(read("theme", ["light", "dark"]) ?? "system");
  language = $state.raw<Language>(read("language", ["en", "zh-CN"]) ?? "system");
  density = $state.raw<Density>(read("density", ["compact"]) ?? "comfortable");
  /** Whether text fields of posts mark misspelt words. */
  spelling = $state.raw<Spelling>(read("spelling", ["off"]) ?? "on");
  /** Whether the system notifies of posts that are due. */
  reminds = $state.raw(read("reminders", ["off"]) === null);
  position = $state.raw<Position>(read("position", ["remove", "keep"]) ?? "ask");
  #system: Language = "en";

  readonly locale = $derived(this.language === "system" ? this.#system : this.language);

  /** Applies the settings. `tag` is the system's language tag, such as zh_CN or de-DE. */
  begin(tag: string): void {
    this.#system = tag.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
    this.#use();
    window.addEventListener("storage", this.#follow);
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    write("theme", theme);
    this.#use();
  }

  setDensity(density: Density): void {
    this.density = density;
    write("density", density);
    this.#use();
  }

  setSpelling(spelling: Spelling): void {
    this.spelling = spelling;
    write("spelling", spelling);
  }

  setLanguage(language: Language): void {
    this.language = language;
    write("language", language);
    this.#use();
  }

  setReminds(reminds: boolean): void {
    this.reminds = reminds;
    write("reminders", reminds ? "on" : "off");
  }

  setPosition(position: Position): void {
    this.position = position;
    write("position", position);
  }

  /** Applies settings that were changed in another window of the program. */
  #follow = (): void => {
    this.theme = read("theme", ["light", "dark"]) ?? "system";
    this.density = read("density", ["compact"]) ?? "comfortable";
    this.language = read("language", ["en", "zh-CN"]) ?? "system";
    this.spelling = read("spelling", ["off"]) ?? "on";
    this.reminds = read("reminders", ["off"]) === null;
    this.position = read("position", ["remove", "keep"]) ?? "ask";
    this.#use();
  };

  #use(): void {
    const locale = this.language === "system" ? this.#system : this.language;
    overwriteGetLocale(() => (locale === "zh-CN" ? "zh-CN" : "en"));
    const root = document.documentElement;
    root.lang = getLocale();
    if (this.theme === "system") delete root.dataset.theme;
    else root.dataset.theme = this.theme;
    root.dataset.density = this.density;
  }
}

function read<T extends string>(key: string, known: readonly T[]): T | null {
  const value = localStorage.getItem(`daymark.${key}`);
  return known.find((option) => option === value) ?? null;
}

function write(key: string, value: string): void {
  localStorage.setItem(`daymark.${key}`, value);
}

export const settings = new Settings();
