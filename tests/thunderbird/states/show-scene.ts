// Brings the states of a scene about, one after the other, and has each looked at in light and dark.
import {
  type Appearance,
  appearancePreferences,
  type Language,
  setLook,
} from "../harness/appearance";
import { withLab } from "../harness/lab";
import type { Page } from "../harness/page";
import { UNDER_TEST } from "../harness/under-test";
import type { PageState, Scene } from "./page-state";

/** A theme, at which size. */
export type Look = Omit<Appearance, "language">;

/**
 * @param looks in which each state is shown
 * @param see called with every state in each of them
 * @param width of the window, in pixels; as wide as Thunderbird opens it when absent
 */
export async function showScene(
  scene: Scene,
  language: Language,
  looks: readonly Look[],
  see: (page: Page, state: PageState, look: Look) => Promise<void>,
  width?: number,
): Promise<void> {
  const { remove, preferences, ...options } = await scene.options();
  const appearance = appearancePreferences({ language, theme: "light", scale: 1 });
  const lab = { ...options, preferences: { ...appearance, ...preferences } };
  try {
    await withLab({ ...lab, japanese: language === "ja" }, async (running) => {
      const { thunderbird } = running;
      if (width !== undefined) {
        await thunderbird.inParent((pixels) => {
          Services.wm.getMostRecentWindow("mail:3pane").resizeTo(pixels, 600);
        }, width);
      }
      for (const state of scene.states) {
        if (state.only153 && UNDER_TEST.esr === 140) continue;
        const page = await state.show(running);
        for (const css of state.proof) await page.waitFor(css);
        for (const look of looks) {
          await setLook(thunderbird, page, look);
          await see(page, state, look);
        }
        await setLook(thunderbird, page, { theme: "light", scale: 1 });
        await state.leave?.(running, page);
        await page.close();
      }
    });
  } finally {
    remove?.();
  }
}
