// The plans of all accounts, with Thunderbird's own answer to which of their servers it knows OAuth2 for.
import { assess, halvesOf } from "../core/assess/assess";
import type { AccountFinding } from "../core/assess/finding";
import { plan, targetOf } from "../core/plan/plan";
import type { SwitchPlan } from "../core/plan/switch-plan";
import type { MailSettings, Protocol } from "../core/server";
import { browser } from "./browser";

/** The plan for one account, read anew from Thunderbird. */
export async function planFor(
  finding: AccountFinding,
  settings: MailSettings,
): Promise<SwitchPlan> {
  const known = new Set<string>();
  for (const one of halvesOf(finding)) {
    const target = targetOf(one);
    // A server with a target is of a type that is a protocol.
    const protocol = one.server.type as Protocol;
    if (target && (await browser.mailServers.oauthProvider(target.hostname, protocol))) {
      known.add(one.server.id);
    }
  }
  return plan(finding, settings, (serverId) => known.has(serverId));
}

/** The plans of all accounts. */
export async function allPlans(settings: MailSettings): Promise<readonly SwitchPlan[]> {
  return Promise.all(assess(settings).map((finding) => planFor(finding, settings)));
}
