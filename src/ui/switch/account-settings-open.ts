import type { SwitchPlan } from "../../core/plan/switch-plan";
import { diagnosisOf } from "../../core/run/prove-plan";
import type { SwitchEnd } from "../../core/run/switch-event";

/**
 * How a switch ends while Account Settings is open, which would write the old values back: said before the
 * person signs in for nothing.
 */
export function accountSettingsOpen(
  plan: SwitchPlan,
): Extract<SwitchEnd, { kind: "commit-failed" }> {
  const [first] = plan.servers;
  if (!first) throw new Error("There is nothing to switch");
  const result = { ok: false, reason: "account-settings-open" } as const;
  const diagnosis = diagnosisOf({ kind: "commit", result }, first);
  const nobodyAsked = { microsoft: "not-asked", mailbox: "not-asked" } as const;
  return { kind: "commit-failed", diagnosis: { ...diagnosis, ...nobodyAsked } };
}
