import { assess, isMailAccount } from "../core/assess/assess";
import type { AccountFinding } from "../core/assess/finding";
import { accountsToMention } from "../core/remind/remind";
import { browser } from "../messenger/browser";
import { reminderMemory } from "../messenger/stored-settings";
import { showCount } from "./badge";
import { overviewSpace } from "./space";

/**
 * Reads the settings, which opens nothing and asks nobody, and shows how many accounts need somebody who
 * wants to hear of it.
 */
export async function scan(): Promise<readonly AccountFinding[]> {
  const findings = assess(await browser.mailServers.list()).filter(isMailAccount);
  const mentioned = accountsToMention(findings, await reminderMemory());
  await showCount(mentioned.length, await overviewSpace());
  return findings;
}
