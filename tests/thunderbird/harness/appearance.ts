// How Thunderbird shows its pages: language, light or dark, and size.
import fs from "node:fs";
import path from "node:path";
import type { Page } from "./page";
import type { Preferences } from "./profile";
import { type Thunderbird, until } from "./thunderbird";
import { UNDER_TEST } from "./under-test";

export type Language = "en" | "ja";
export type Theme = "light" | "dark";

export interface Appearance {
  readonly language: Language;
  readonly theme: Theme;
  /** 1 or 2, for 100 % and 200 %. */
  readonly scale: number;
}

function themePreferences(theme: Theme): Readonly<Record<string, number>> {
  return {
    "ui.systemUsesDarkTheme": theme === "dark" ? 1 : 0,
    "layout.css.prefers-color-scheme.content-override": theme === "dark" ? 0 : 1,
  };
}

export function appearancePreferences({ language, theme, scale }: Appearance): Preferences {
  return {
    ...themePreferences(theme),
    "layout.css.devPixelsPerPx": String(scale),
    "intl.locale.requested": language === "ja" ? "ja" : "en-US",
    "extensions.autoDisableScopes": 0,
  };
}

/** Changes the look while a page is open, and waits until the page has it. */
export async function setLook(
  thunderbird: Thunderbird,
  page: Page,
  { theme, scale }: Omit<Appearance, "language">,
): Promise<void> {
  await thunderbird.inParent(
    (preferences, size) => {
      Services.prefs.setStringPref("layout.css.devPixelsPerPx", size);
      for (const [name, value] of Object.entries(preferences))
        Services.prefs.setIntPref(name, value);
    },
    themePreferences(theme),
    String(scale),
  );
  const isShown = () =>
    page.run(
      (wanted, size) =>
        matchMedia(`(prefers-color-scheme: ${wanted})`).matches && devicePixelRatio === size,
      theme,
      scale,
    );
  await until(`the theme ${theme} at ${String(scale * 100)} %`, isShown);
}

/**
 * The language pack of the same version lies beside the program, in Debian's packages.
 *
 * @param language as Mozilla writes it, e.g. "zh-CN"
 */
export function installLanguagePack(profile: string, language = "ja"): void {
  const file = `langpack-${language}@thunderbird.mozilla.org.xpi`;
  const source = path.join(path.dirname(UNDER_TEST.program), "extensions", file);
  fs.mkdirSync(path.join(profile, "extensions"), { recursive: true });
  fs.copyFileSync(source, path.join(profile, "extensions", file));
}
