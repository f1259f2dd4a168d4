// The plan where nobody can ask Thunderbird for which hosts it knows OAuth2.
import type { AccountFinding } from "../assess/finding";
import { targetOf } from "../plan/plan";
import { plan } from "../plan/plan";
import type { SwitchPlan } from "../plan/switch-plan";
import type { MailSettings } from "../server";
import { halvesOf } from "../assess/assess";

/**
 * The names of Microsoft's for which Thunderbird 140 and 153 offer OAuth2, with everything below them
 * (modules/OAuth2Providers.sys.mjs). For receiving, a name with a capital letter is not found in it.
 */
const KNOWN = /(?:^|\.)(?:office365\.com|outlook\.com|hotmail\.com)$/;

function isKnown(hostname: string, type: string): boolean {
  return KNOWN.test(type === "smtp" ? hostname.toLowerCase() : hostname);
}

/** The same plan as with Thunderbird's own answer. */
export function planByHand(finding: AccountFinding, settings: MailSettings): SwitchPlan {
  const known = new Set(
    halvesOf(finding).flatMap((one) => {
      const target = targetOf(one);
      return target && isKnown(target.hostname, one.server.type) ? [one.server.id] : [];
    }),
  );
  return plan(finding, settings, (serverId) => known.has(serverId));
}

/** The servers that can be changed by hand: those of the plan, and POP3, which it does not switch yet. */
export function walkServers({ servers, blockers }: SwitchPlan): ReadonlySet<string> {
  const byHand = blockers.filter(({ code }) => code === "pop3-not-supported");
  return new Set([...servers, ...byHand].map(({ server }) => server.id));
}
