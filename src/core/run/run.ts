// The switch itself: sign in, prove, commit, confirm, in this order and no other. Says what happens
// as it happens. Until "committing" nothing of the account has changed.
import { entryOf } from "../diagnose/catalogue/catalogue";
import type { Confirmation } from "../mail-servers/confirmation";
import type { PlannedServer, SwitchPlan } from "../plan/switch-plan";
import type { SwitchOptions, SwitchPorts } from "./ports";
import { diagnosisOf, type Ended, type Proven, prove, proveAll } from "./prove-plan";
import type { SwitchEnd, SwitchEvent } from "./switch-event";

/** What a person's own sign-in can cure when the stored one did not do. */
function isCuredBySigningIn(ended: Ended | Proven): boolean {
  switch (ended.kind) {
    case "sign-in-failed":
    case "proof-failed":
      return entryOf(ended.diagnosis.code).signingInHelps;
    case "cancelled":
    case "all-proven":
      return false;
  }
}

function isRefused(confirmation: Confirmation): boolean {
  return !confirmation.ok && confirmation.reason === "refused";
}

type Planned = (serverId: string) => PlannedServer | undefined;

/**
 * The end after a commit: confirmed, not confirmed, or taken back. Also for a commit that could not
 * be confirmed before.
 *
 * @param planned the plan of a server that was committed
 */
export async function conclude(
  accountId: string,
  recordId: string,
  ports: Pick<SwitchPorts, "confirm" | "undo">,
  planned: Planned,
): Promise<Extract<SwitchEnd, { kind: "confirmed" | "not-confirmed" | "undone" }>> {
  const confirmations = await ports.confirm(accountId);
  if (confirmations.length > 0 && confirmations.every(({ ok }) => ok)) {
    return { kind: "confirmed", recordId };
  }
  const failed = confirmations.find(isRefused) ?? confirmations.find(({ ok }) => !ok);
  const server = failed && planned(failed.serverId);
  const why =
    failed && !failed.ok && server
      ? { diagnosis: diagnosisOf({ kind: "confirmation", result: failed }, server) }
      : undefined;
  if (!failed || !isRefused(failed)) return { kind: "not-confirmed", recordId, ...why };
  return { kind: "undone", ...why, undo: await ports.undo(recordId) };
}

/** What run() begins with: an earlier sign-in of the same page, a stored one, or the person's own. */
async function* signInAndProve(
  plan: SwitchPlan,
  servers: readonly [PlannedServer, ...PlannedServer[]],
  ports: SwitchPorts,
  { signIn, signedIn, allowInWindow = false }: SwitchOptions,
): AsyncGenerator<SwitchEvent, Ended | Proven> {
  if (signedIn) {
    const ended = yield* proveAll(signedIn, servers, ports);
    const isUsedUp = ended.kind === "proof-failed" && ended.diagnosis.code === "sign-in-used-up";
    if (!isUsedUp) return ended;
  }
  const interactive = { mode: "interactive", allowInWindow } as const;
  if (signIn === "interactive") {
    return yield* prove({ ...interactive, chooseAccount: true }, plan, servers, ports);
  }
  const ended = yield* prove({ mode: "stored" }, plan, servers, ports);
  return signIn === "stored-then-interactive" && isCuredBySigningIn(ended)
    ? yield* prove(interactive, plan, servers, ports)
    : ended;
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
  const [first, ...others] = plan.servers.filter(
    ({ server }) => serverIds?.includes(server.id) ?? true,
  );
  if (!first) throw new Error("run() was asked to switch no server");
  const servers: readonly [PlannedServer, ...PlannedServer[]] = [first, ...others];

  const ended = yield* signInAndProve(plan, servers, ports, options);
  if (ended.kind !== "all-proven") {
    yield ended;
    return;
  }

  yield { kind: "committing" };
  const changes = servers.flatMap((server) => server.changes);
  const applied = await ports.apply(plan.accountId, changes, ended.proofIds);
  if (!applied.ok) {
    const about = servers.find(({ server }) => server.id === applied.serverId) ?? first;
    const failure = { kind: "commit", result: applied } as const;
    yield { kind: "commit-failed", diagnosis: diagnosisOf(failure, about) };
    return;
  }
  yield { kind: "committed", recordId: applied.recordId };
  yield { kind: "confirming" };
  const planned: Planned = (id) => servers.find(({ server }) => server.id === id);
  yield await conclude(plan.accountId, applied.recordId, ports, planned);
}
