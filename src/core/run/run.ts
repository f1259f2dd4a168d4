// The switch itself: sign in, prove, commit, confirm, in this order and no other. Says what happens
// as it happens. Until "committing" nothing of the account has changed.
import type { Confirmation, ProofResult, SignInFailureReason, SignInResult } from "../mail-servers";
import type { PlannedServer, SwitchPlan } from "../plan/switch-plan";
import type { SwitchOptions, SwitchPorts } from "./ports";
import type { SwitchEnd, SwitchEvent } from "./switch-event";

type Mode = "stored" | "interactive";
type Ended = Extract<SwitchEnd, { kind: "sign-in-failed" | "proof-failed" | "cancelled" }>;
interface Proven {
  readonly kind: "all-proven";
  readonly proofIds: readonly string[];
}

/** What a person's own sign-in can cure when the stored one did not do. */
const CURED_BY_SIGNING_IN: ReadonlySet<SignInFailureReason> = new Set([
  "no-stored-token",
  "refused",
]);

function isCuredBySigningIn(ended: Ended | Proven): boolean {
  switch (ended.kind) {
    case "sign-in-failed":
      return CURED_BY_SIGNING_IN.has(ended.result.reason);
    case "proof-failed":
      // The stored token may be another person's, or not cover this protocol.
      return ended.result.reason === "refused" && ended.result.stage === "authenticate";
    case "cancelled":
    case "all-proven":
      return false;
  }
}

/** Signs in once and proves every server with it. Yields what happens, returns how it ended. */
async function* prove(
  mode: Mode,
  { signIn }: SwitchPlan,
  servers: readonly PlannedServer[],
  ports: SwitchPorts,
  chooseAccount: boolean,
): AsyncGenerator<SwitchEvent, Ended | Proven> {
  if (ports.cancelled()) return { kind: "cancelled" };
  yield { kind: "signing-in", mode };
  const result: SignInResult = await ports.signIn({ ...signIn, mode, chooseAccount });
  if (ports.cancelled()) return { kind: "cancelled" };
  if (!result.ok) {
    return result.reason === "cancelled"
      ? { kind: "cancelled" }
      : { kind: "sign-in-failed", result };
  }
  yield { kind: "signed-in", mode, result };

  const proofIds: string[] = [];
  for (const { server, target } of servers) {
    if (ports.cancelled()) return { kind: "cancelled" };
    yield { kind: "proving", serverId: server.id };
    const proof: ProofResult = await ports.proveLogin(server.id, target, result.signInId);
    if (!proof.ok) {
      return proof.reason === "cancelled"
        ? { kind: "cancelled" }
        : { kind: "proof-failed", serverId: server.id, result: proof };
    }
    proofIds.push(proof.proofId);
    yield { kind: "proven", serverId: server.id, result: proof };
  }
  return ports.cancelled() ? { kind: "cancelled" } : { kind: "all-proven", proofIds };
}

function isRefused(confirmation: Confirmation): boolean {
  return !confirmation.ok && confirmation.reason === "refused";
}

/**
 * The end after a commit: confirmed, not confirmed, or taken back. Also for a commit that could not
 * be confirmed before.
 */
export async function conclude(
  accountId: string,
  recordId: string,
  ports: Pick<SwitchPorts, "confirm" | "undo">,
): Promise<Extract<SwitchEnd, { kind: "confirmed" | "not-confirmed" | "undone" }>> {
  const confirmations = await ports.confirm(accountId);
  if (confirmations.length > 0 && confirmations.every(({ ok }) => ok)) {
    return { kind: "confirmed", recordId };
  }
  if (!confirmations.some(isRefused)) return { kind: "not-confirmed", recordId, confirmations };
  return { kind: "undone", confirmations, undo: await ports.undo(recordId) };
}

/**
 * Carries out a plan. The last event is one of the ends in switch-event.ts, and exactly one.
 *
 * @throws when there is nothing to do: the caller should not have offered it.
 */
export async function* run(
  plan: SwitchPlan,
  ports: SwitchPorts,
  options: SwitchOptions,
): AsyncGenerator<SwitchEvent, void> {
  const { serverIds } = options;
  const servers = plan.servers.filter(({ server }) => serverIds?.includes(server.id) ?? true);
  if (servers.length === 0) throw new Error("run() was asked to switch no server");

  const chooseAccount = options.signIn === "interactive";
  const firstMode = chooseAccount ? "interactive" : "stored";
  let ended = yield* prove(firstMode, plan, servers, ports, chooseAccount);
  if (options.signIn === "stored-then-interactive" && isCuredBySigningIn(ended)) {
    ended = yield* prove("interactive", plan, servers, ports, false);
  }
  if (ended.kind !== "all-proven") {
    yield ended;
    return;
  }

  yield { kind: "committing" };
  const changes = servers.flatMap((server) => server.changes);
  const applied = await ports.apply(plan.accountId, changes, ended.proofIds);
  if (!applied.ok) {
    yield { kind: "commit-failed", result: applied };
    return;
  }
  yield { kind: "committed", recordId: applied.recordId };
  yield { kind: "confirming" };
  yield await conclude(plan.accountId, applied.recordId, ports);
}
