// How the last run for an account ended, so that a page that is opened again shows it. Kept for this
// session; no secret, and no sign-in: what was signed in ended with its page.
import { isObject } from "../../core/record/stored-value";
import type { SwitchPlan } from "../../core/plan/switch-plan";
import type { SwitchEnd } from "../../core/run/switch-event";
import { browser } from "../../messenger/browser";
import type { StepLine } from "./step-list";

export interface RememberedRun {
  readonly plan: SwitchPlan;
  readonly end: SwitchEnd;
  readonly lines: readonly StepLine[];
}

const key = (accountId: string) => `run ${accountId}`;

/** What would be switched, without what is noted of it: that changes with every try. */
function whatChanges({ servers }: SwitchPlan): string {
  return JSON.stringify(servers.map(({ server, changes }) => [server.id, changes]));
}

export async function rememberRun(run: RememberedRun): Promise<void> {
  await browser.storage.session.set({ [key(run.plan.accountId)]: run }).catch(() => undefined);
}

/** The last run, if the account is still as it left it, and nothing is known of it that is newer. */
export async function recallRun(plan: SwitchPlan): Promise<RememberedRun | undefined> {
  if (plan.servers.some(({ server: { state } }) => state?.state === "ready")) return undefined;
  const name = key(plan.accountId);
  const stored = (await browser.storage.session.get(name).catch(() => undefined))?.[
    name
  ] as unknown;
  if (!isObject(stored)) return undefined;
  // Written by this version of the add-on, in this session.
  const run = stored as unknown as RememberedRun;
  return whatChanges(run.plan) === whatChanges(plan) ? run : undefined;
}
