import { Page } from "./page";
import type { Thunderbird } from "./thunderbird";

/** The switch page of an account, as if nothing had been tried in this session. */
export async function openSwitchPage(
  thunderbird: Thunderbird,
  account = "account1",
): Promise<Page> {
  const address = `switch.html?account=${account}`;
  const page = await Page.open(thunderbird, address);
  const recalled = await page.run(async () => {
    const isRecalled = !document.getElementById("result")?.hidden;
    await messenger.storage.session.clear();
    return isRecalled;
  });
  if (!recalled) return page;
  await page.close();
  return Page.open(thunderbird, address);
}
