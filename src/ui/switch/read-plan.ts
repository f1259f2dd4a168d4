// From the id in the page's address to a plan, read anew from Thunderbird's settings.
import { assess } from "../../core/assess/assess";
import type { SwitchPlan } from "../../core/plan/switch-plan";
import { browser } from "../../messenger/browser";
import { planFor } from "../../messenger/switch-plans";

/** The plan for an account, and what else the page has to know of this moment. */
export interface ReadPlan {
  readonly plan: SwitchPlan;
  readonly accountSettingsOpen: boolean;
}

/** undefined when no account has this id. */
export async function readPlan(accountId: string | null): Promise<ReadPlan | undefined> {
  const settings = await browser.mailServers.list();
  const finding = assess(settings).find(({ account }) => account.id === accountId);
  if (!finding) return undefined;
  return {
    plan: await planFor(finding, settings),
    accountSettingsOpen: settings.accountSettingsOpen,
  };
}
