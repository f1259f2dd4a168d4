// Brings the states of a scene about, one after the other, and has each looked at in light and dark.
import { appearancePreferences, type Language, setTheme, type Theme } from "../harness/appearance";
import { withLab } from "../harness/lab";
import type { Page } from "../harness/page";
import { UNDER_TEST } from "../harness/under-test";
import type { PageState, Scene } from "./page-state";

const THEMES: readonly Theme[] = ["light", "dark"];

/**
 * @param look called with every state in both themes
 * @param width of the window, in pixels; as wide as Thunderbird opens it when absent
 */
export async function showScene(
  scene: Scene,
  language: Language,
  look: (page: Page, state: PageState, theme: Theme) => Promise<void>,
  width?: number,
): Promise<void> {
  const { remove, preferences, ...options } = await scene.options();
  const appearance = appearancePreferences({ language, theme: "light", scale: 1 });
  const lab = { ...options, preferences: { ...appearance, ...preferences } };
  try {
    await withLab({ ...lab, japanese: language === "ja" }, async (running) => {
      if (width !== undefined) {
        await running.thunderbird.inParent((pixels) => {
          Services.wm.getMostRecentWindow("mail:3pane").resizeTo(pixels, 600);
        }, width);
      }
      for (const state of scene.states) {
        if (state.only153 && UNDER_TEST.esr === 140) continue;
        const page = await state.show(running);
        for (const css of state.proof) await page.waitFor(css);
        for (const theme of THEMES) {
          await setTheme(running.thunderbird, page, theme);
          await look(page, state, theme);
        }
        await state.leave?.(running, page);
        await page.close();
      }
    });
  } finally {
    remove?.();
  }
}
