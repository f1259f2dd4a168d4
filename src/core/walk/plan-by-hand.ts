// The plan where nobody can ask Thunderbird for which hosts it knows OAuth2.
import { halvesOf } from "../assess/assess";
import type { AccountFinding } from "../assess/finding";
import { thunderbirdOffersOAuth2 } from "../exchange-online/thunderbird-provider";
import { plan, targetOf } from "../plan/plan";
import type { SwitchPlan } from "../plan/switch-plan";
import type { MailSettings } from "../server";

/** The same plan as with Thunderbird's own answer. */
export function planByHand(finding: AccountFinding, settings: MailSettings): SwitchPlan {
  const known = new Set(
    halvesOf(finding).flatMap((one) => {
      const target = targetOf(one);
      return target && thunderbirdOffersOAuth2(target.hostname, one.server.type)
        ? [one.server.id]
        : [];
    }),
  );
  return plan(finding, settings, (serverId) => known.has(serverId));
}

/** The servers that can be changed by hand: those of the plan, and POP3, which it does not switch yet. */
export function walkServers({ servers, blockers }: SwitchPlan): ReadonlySet<string> {
  const byHand = blockers.filter(({ code }) => code === "pop3-not-supported");
  return new Set([...servers, ...byHand].map(({ server }) => server.id));
}
