// From the ids in the page's address to plans, read anew from Thunderbird's settings.
import { assess, halvesOf } from "../../core/assess/assess";
import type { AccountFinding } from "../../core/assess/finding";
import type { StoredSecret } from "../../core/mail-servers/stored-login";
import type { SwitchPlan } from "../../core/plan/switch-plan";
import { browser } from "../../messenger/browser";
import { planFor } from "../../messenger/switch-plans";

/** The plan for an account, and what else the page has to know of this moment. */
export interface ReadPlan {
  readonly plan: SwitchPlan;
  /** A server of the account is at Exchange Online. */
  readonly atExchangeOnline: boolean;
  /** Whether Thunderbird has a sign-in for it; asked only where there is something to switch. */
  readonly token: StoredSecret;
  readonly accountSettingsOpen: boolean;
}

function isAtExchangeOnline(finding: AccountFinding): boolean {
  return halvesOf(finding).some(({ verdict }) => verdict !== "not-exchange-online");
}

/** The accounts with these ids, in this order; ids of no account are passed over. */
export async function readPlans(accountIds: readonly string[]): Promise<readonly ReadPlan[]> {
  const settings = await browser.mailServers.list();
  const findings = assess(settings);
  const wanted = accountIds.flatMap(
    (id) => findings.find(({ account }) => account.id === id) ?? [],
  );
  return Promise.all(
    wanted.map(async (finding) => {
      const plan = await planFor(finding, settings);
      const [first] = plan.servers;
      const state = first && (await browser.mailServers.loginState(first.server.id));
      return {
        plan,
        atExchangeOnline: isAtExchangeOnline(finding),
        token: state?.token ?? "none",
        accountSettingsOpen: settings.accountSettingsOpen,
      };
    }),
  );
}
