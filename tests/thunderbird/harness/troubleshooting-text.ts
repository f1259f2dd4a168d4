import { clipboardText } from "./clipboard";
import type { Thunderbird } from "./thunderbird";

export interface TroubleshootingOptions {
  /** Whether "Include account names" is ticked. */
  readonly names: boolean;
  /** The second opening in a session prints names of methods where the first one printed numbers. */
  readonly opens?: number;
}

/** The page in a tab, filled, and its own button; its text is in the clipboard afterwards. */
function copyTroubleshootingInformation(thunderbird: Thunderbird, names: boolean): Promise<void> {
  return thunderbird.inParent(async (withNames) => {
    const window = Services.wm.getMostRecentWindow("mail:3pane");
    const soon = async <T>(what: string, ask: () => T | undefined | null | false): Promise<T> => {
      for (let waited = 0; waited < 25_000; waited += 50) {
        const answer = ask();
        if (answer) return answer;
        await new Promise((resolve) => window.setTimeout(resolve, 50));
      }
      throw new Error(`Troubleshooting Information: no ${what}`);
    };
    const tabmail = window.document.getElementById("tabmail");
    const tab = window.openTab("contentTab", { url: "about:support" });
    try {
      const page: any = await soon("page", () => {
        const { contentDocument } = tab.browser;
        const isThere = contentDocument?.URL === "about:support";
        return isThere && contentDocument.readyState === "complete" && contentDocument;
      });
      await soon("version", () => page.getElementById("version-box").textContent);
      await soon("accounts", () => page.getElementById("accounts-tbody").childElementCount);
      await soon("preferences", () => page.getElementById("prefs-tbody").childElementCount);
      // The rest comes in pieces, and nothing tells which of them is the last.
      for (let length = -1, now = 0; length !== now; now = page.body.textContent.length) {
        length = now;
        await new Promise((resolve) => window.setTimeout(resolve, 400));
      }
      const box = page.getElementById("check-show-private-data");
      if (box.checked !== withNames) box.click();
      page.getElementById("copy-to-clipboard").click();
    } finally {
      tabmail.closeTab(tab);
    }
  }, names);
}

/** What a person pastes who has copied Help ▸ Troubleshooting Information. */
export async function troubleshootingText(
  thunderbird: Thunderbird,
  { names, opens = 1 }: TroubleshootingOptions,
): Promise<string> {
  for (let opened = 0; opened < opens; opened++)
    await copyTroubleshootingInformation(thunderbird, names);
  return clipboardText(thunderbird);
}
