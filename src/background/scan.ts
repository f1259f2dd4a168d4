import { assess, isMailAccount } from "../core/assess/assess";
import type { AccountFinding } from "../core/assess/finding";
import { accountsToMention } from "../core/remind/remind";
import { browser } from "../messenger/browser";
import { reminderMemory } from "../messenger/stored-settings";
import { showCount } from "./badge";
import { overviewSpace } from "./space";

async function scanNow(): Promise<readonly AccountFinding[]> {
  const findings = assess(await browser.mailServers.list()).filter(isMailAccount);
  const mentioned = accountsToMention(findings, await reminderMemory());
  await showCount(mentioned.length, await overviewSpace());
  return findings;
}

/**
 * Reads the settings, which opens nothing and asks nobody, and shows how many accounts need somebody who
 * wants to hear of it. One after the other: of two at once, the older number might be shown last.
 */
export function scan(): Promise<readonly AccountFinding[]> {
  return navigator.locks.request("scan", scanNow);
}
