import { recordsOf, wantsConfirmation } from "../core/look-again/look-again";
import { browser } from "../messenger/browser";
import { whileNobodySwitches } from "../messenger/one-switch";

/**
 * Switched accounts that still have to be confirmed, or that have not been looked at since the
 * restart: lets Thunderbird sign in, without any window or dialog. What comes of it is kept with the
 * record and shown on the overview; nothing is undone while nobody looks.
 */
export async function lookAgain(): Promise<void> {
  await whileNobodySwitches(async (somebodyWaits) => {
    const { accounts } = await browser.mailServers.list();
    const { records } = await browser.mailServers.listUndoRecords();
    for (const account of accounts) {
      // What is left is looked at after that.
      if (await somebodyWaits()) return;
      const [newest] = recordsOf(records, account);
      if (newest && wantsConfirmation(newest, Date.now())) {
        await browser.mailServers.confirm(account.id);
      }
    }
  });
}
