// From the id in the page's address to a plan, read anew from Thunderbird's settings.
import { assess } from "../../core/assess/assess";
import { plan, targetOf } from "../../core/plan/plan";
import type { SwitchPlan } from "../../core/plan/switch-plan";
import type { Protocol } from "../../core/server";
import { browser } from "../../messenger/browser";

/** The plan for an account, and what else the page has to know of this moment. */
export interface ReadPlan {
  readonly plan: SwitchPlan;
  readonly accountSettingsOpen: boolean;
}

/** undefined when no account has this id. */
export async function readPlan(accountId: string | null): Promise<ReadPlan | undefined> {
  const { mailServers } = browser;
  const settings = await mailServers.list();
  const finding = assess(settings).find(({ account }) => account.id === accountId);
  if (!finding) return undefined;
  const findings = finding.receiving ? [finding.receiving, ...finding.sending] : finding.sending;
  const known = new Set<string>();
  for (const one of findings) {
    const target = targetOf(one);
    // A server with a target is of a type that is a protocol.
    const protocol = one.server.type as Protocol;
    if (target && (await mailServers.oauthProvider(target.hostname, protocol))) {
      known.add(one.server.id);
    }
  }
  return {
    plan: plan(finding, settings, (serverId) => known.has(serverId)),
    accountSettingsOpen: settings.accountSettingsOpen,
  };
}
