// The settings of the program on this machine: theme, density and language. They aren't part of the plan.

import { getLocale, overwriteGetLocale } from "../paraglide/runtime";

export type Theme = "system" | "light" | "dark";
export type Density = "comfortable" | "compact";
export type Language = "system" | "en" | "zh-CN";

class Settings {
  theme = $state.raw<Theme>(read("theme", ["light", "dark"]) ?? "system");
  language = $state.raw<Language>(read("language", ["en", "zh-CN"]) ?? "system");
  density = $state.raw<Density>(read("density", ["compact"]) ?? "comfortable");
  /** Whether the system notifies of posts that are due. */
  reminds = $state.raw(read("reminders", ["off"]) === null);
  /** Whether pictures that are copied for publishing lose the place where they were taken. */
  removesPosition = $state.raw(read("position", ["kept"]) === null);
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

  setLanguage(language: Language): void {
    this.language = language;
    write("language", language);
    this.#use();
  }

  setReminds(reminds: boolean): void {
    this.reminds = reminds;
    write("reminders", reminds ? "on" : "off");
  }

  setRemovesPosition(removes: boolean): void {
    this.removesPosition = removes;
    write("position", removes ? "removed" : "kept");
  }

  /** Applies settings that were changed in another window of the program. */
  #follow = (): void => {
    this.theme = read("theme", ["light", "dark"]) ?? "system";
    this.density = read("density", ["compact"]) ?? "comfortable";
    this.language = read("language", ["en", "zh-CN"]) ?? "system";
    this.reminds = read("reminders", ["off"]) === null;
    this.removesPosition = read("position", ["kept"]) === null;
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
