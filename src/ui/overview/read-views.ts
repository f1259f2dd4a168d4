// Reads everything that the overview shows.
import { assess, isMailAccount } from "../../core/assess/assess";
import type { AccountFinding } from "../../core/assess/finding";
import type { UnreadableRecord } from "../../core/mail-servers/undo";
import { plan } from "../../core/plan/plan";
import { accountKey } from "../../core/remind/account-key";
import { browser } from "../../messenger/browser";
import { currentSetting, reminderMemory } from "../../messenger/stored-settings";
import { readSwitched } from "../switched/read-switched";
import type { AccountView } from "./account-section";

export interface OverviewReading {
  readonly views: readonly AccountView[];
  readonly unreadable: readonly UnreadableRecord[];
  /** Whether notifications about flagged accounts are shown at all. */
  readonly reminders: boolean;
  /** Until when they were put off, milliseconds since 1970. */
  readonly putOffUntil: number | null;
}

/** Only what the account's section needs is asked for, and only if it needs it. */
async function tokenOf({ flagged, receiving, sending }: AccountFinding) {
  const first = receiving ?? sending[0];
  return flagged && first ? (await browser.mailServers.loginState(first.server.id)).token : "none";
}

export async function readViews(): Promise<OverviewReading> {
  const settings = await browser.mailServers.list();
  const findings = assess(settings).filter(isMailAccount);
  const [{ records, unreadable }, { never, putOffUntil }, reminders] = await Promise.all([
    browser.mailServers.listUndoRecords(),
    reminderMemory(),
    currentSetting("reminders"),
  ]);
  // Of several flagged accounts none is the obvious one: that is the button for all of them.
  const flagged = findings.filter((one) => one.flagged);
  const obvious = flagged.length > 0 ? flagged : findings;
  const views = findings.map(async (finding): Promise<AccountView> => ({
    finding,
    plan: plan(finding, settings, () => true),
    token: await tokenOf(finding),
    switched: await readSwitched(finding.account, settings, records),
    mentioned: !never.includes(accountKey(finding.account)),
    obvious: flagged.length <= 1 && obvious.includes(finding),
  }));
  return {
    views: await Promise.all(views),
    unreadable,
    reminders: reminders.value,
    putOffUntil,
  };
}
