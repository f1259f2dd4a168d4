import { assess } from "../core/assess/assess";
import { browser } from "../messenger/browser";
import { showCount } from "./badge";
import { overviewSpace } from "./space";

/** Reads the settings, which opens nothing and asks nobody, and shows how many accounts are flagged. */
export async function scan(): Promise<void> {
  const findings = assess(await browser.mailServers.list());
  await showCount(findings.filter(({ flagged }) => flagged).length, await overviewSpace());
}
