// A try without anybody's click: would what failed before work by now? Signs in with a stored token
// only, opens nothing, changes nothing.
import type { DiagnosisCode } from "../diagnose/catalogue/catalogue";
import type { NotedState } from "../record/switch-state";
import type { PlannedServer, SwitchPlan } from "../plan/switch-plan";
import { prove, type ProvingPorts } from "./prove-plan";

/** What a try has shown of one server. */
export interface Rehearsed {
  readonly serverId: string;
  readonly state: NotedState;
  readonly code: DiagnosisCode | "ready";
}

/** Codes that say nothing about the server: there was nothing to try with, or no network. */
const SAYS_NOTHING: ReadonlySet<DiagnosisCode> = new Set([
  "no-stored-sign-in",
  "login-store-locked",
  "offline",
  "another-sign-in-open",
  "sign-in-timed-out",
  "sign-in-service-unreachable",
]);

function isUnfinished({ server: { state } }: PlannedServer): boolean {
  return state?.state === "failed" || state?.state === "waiting";
}

/** Whether somebody is waiting for this account: a try has failed, and may succeed later. */
export function wantsRehearsal({ servers }: SwitchPlan): boolean {
  return servers.some(isUnfinished);
}

/**
 * Tries what has failed before. Resolves with what is to be noted; nothing for servers of which
 * nothing new is known.
 */
export async function rehearse(
  plan: SwitchPlan,
  ports: ProvingPorts,
): Promise<readonly Rehearsed[]> {
  const [first, ...others] = plan.servers.filter(isUnfinished);
  if (!first) return [];
  const attempt = prove({ mode: "stored" }, plan, [first, ...others], ports);
  const ready: Rehearsed[] = [];
  for (;;) {
    const { value, done } = await attempt.next();
    if (!done) {
      if (value.kind === "proven") {
        ready.push({ serverId: value.serverId, state: "ready", code: "ready" });
      }
      continue;
    }
    if (value.kind !== "proof-failed" || SAYS_NOTHING.has(value.diagnosis.code)) return ready;
    const failed = plan.servers.find(({ server }) => server.id === value.serverId);
    const known = failed?.server.state;
    const { code } = value.diagnosis;
    // Nothing new: since when somebody waits stays as it is noted.
    if (known?.code === code) return ready;
    const state = known?.state === "waiting" ? known.state : "failed";
    return [...ready, { serverId: value.serverId, state, code }];
  }
}
