// How Thunderbird shows its pages: language, light or dark, and size.
import fs from "node:fs";
import path from "node:path";
import type { Preferences } from "./profile";
import { UNDER_TEST } from "./under-test";

export interface Appearance {
  readonly language: "en" | "ja";
  readonly theme: "light" | "dark";
  /** 1 or 2, for 100 % and 200 %. */
  readonly scale: number;
}

/** Pairs of everything on 153; on 140, whose style sheets are nearly the same, everything once. */
export const APPEARANCES: readonly Appearance[] =
  UNDER_TEST.esr === 153
    ? [
        { language: "en", theme: "light", scale: 1 },
        { language: "en", theme: "dark", scale: 2 },
        { language: "ja", theme: "dark", scale: 1 },
        { language: "ja", theme: "light", scale: 2 },
      ]
    : [
        { language: "en", theme: "light", scale: 1 },
        { language: "ja", theme: "dark", scale: 2 },
      ];

export function appearancePreferences({ language, theme, scale }: Appearance): Preferences {
  return {
    "ui.systemUsesDarkTheme": theme === "dark" ? 1 : 0,
    "layout.css.prefers-color-scheme.content-override": theme === "dark" ? 0 : 1,
    "layout.css.devPixelsPerPx": String(scale),
    "intl.locale.requested": language === "ja" ? "ja" : "en-US",
    "extensions.autoDisableScopes": 0,
  };
}

const LANGUAGE_PACK = "langpack-ja@thunderbird.mozilla.org.xpi";

/** The language pack of the same version lies beside the program, in Debian's packages. */
export function installLanguagePack(profile: string): void {
  const source = path.join(path.dirname(UNDER_TEST.program), "extensions", LANGUAGE_PACK);
  fs.mkdirSync(path.join(profile, "extensions"), { recursive: true });
  fs.copyFileSync(source, path.join(profile, "extensions", LANGUAGE_PACK));
}
