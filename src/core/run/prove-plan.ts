// Sign in once, then try every server of a plan with it. Changes nothing, whatever comes of it.
import { entryOf } from "../diagnose/catalogue/catalogue";
import type { Circumstances } from "../diagnose/circumstances";
import { diagnose, type Failure } from "../diagnose/diagnose";
import type { Diagnosis } from "../diagnose/diagnosis";
import type { ProofResult } from "../mail-servers/proof";
import type { SignInRequest, SignInResult } from "../mail-servers/sign-in";
import type { PlannedServer, SwitchPlan } from "../plan/switch-plan";
import type { SignedIn, SwitchPorts } from "./ports";
import type { SwitchEnd, SwitchEvent } from "./switch-event";

/** Nothing that could write. */
export type ProvingPorts = Pick<SwitchPorts, "signIn" | "proveLogin" | "cancelled">;
/** Why nothing was proven, or not all. */
export type Ended = Extract<SwitchEnd, { kind: "sign-in-failed" | "proof-failed" | "cancelled" }>;
/** Every server has accepted the sign-in. */
export interface Proven {
  readonly kind: "all-proven";
  readonly proofIds: readonly string[];
}

/** The failure of one server, or of the sign-in for it. */
export function diagnosisOf(
  failure: Failure,
  { protocol, target }: PlannedServer,
  signedIn?: SignedIn,
  receivingWorks = false,
): Diagnosis {
  const { hostname, port, username } = target;
  const { tokenUsername, tokenTenantId } = signedIn ?? {};
  const circumstances: Circumstances = {
    ...(failure.kind !== "sign-in" && { protocol }),
    hostname,
    port,
    username,
    ...(tokenUsername !== undefined && { tokenUsername }),
    ...(tokenTenantId !== undefined && { tokenTenantId }),
    receivingWorks,
  };
  return diagnose(failure, circumstances);
}

/** Tries every server with a sign-in. Yields what happens, returns how it ended. */
export async function* proveAll(
  signedIn: SignedIn,
  servers: readonly PlannedServer[],
  ports: ProvingPorts,
): AsyncGenerator<SwitchEvent, Ended | Proven> {
  const proven: PlannedServer[] = [];
  const proofIds: string[] = [];
  let failed: Extract<SwitchEnd, { kind: "proof-failed" }> | undefined;
  for (const one of servers) {
    const { server, target } = one;
    if (ports.cancelled()) return { kind: "cancelled" };
    yield { kind: "proving", serverId: server.id };
    const proof: ProofResult = await ports.proveLogin(server.id, target, signedIn.signInId);
    if (proof.ok) {
      proofIds.push(proof.proofId);
      proven.push(one);
      yield { kind: "proven", serverId: server.id, result: proof };
    } else if (proof.reason === "cancelled") {
      return { kind: "cancelled" };
    } else {
      const receivingWorks =
        signedIn.receivingWorks === true || proven.some(({ half }) => half === "receiving");
      const failure = { kind: "login", result: proof } as const;
      const diagnosis = diagnosisOf(failure, one, signedIn, receivingWorks);
      failed ??= { kind: "proof-failed", serverId: server.id, diagnosis, signedIn, provenIds: [] };
      // The other half may work all the same, and could be switched alone.
      yield { kind: "not-proven", serverId: server.id };
      if (!goesOn(diagnosis)) break;
    }
  }
  if (ports.cancelled()) return { kind: "cancelled" };
  if (!failed) return { kind: "all-proven", proofIds };
  return { ...failed, provenIds: proven.map(({ server }) => server.id) };
}

/** Whether it is worth trying the next server with the same sign-in: the mailbox was the matter. */
function goesOn({ code, fixedBy, mailbox }: Diagnosis): boolean {
  return mailbox === "refused" && fixedBy !== "wait" && !entryOf(code).signingInHelps;
}

/** Signs in once and proves every server with it. Yields what happens, returns how it ended. */
export async function* prove(
  how: Pick<SignInRequest, "mode" | "chooseAccount" | "allowInWindow">,
  { signIn }: SwitchPlan,
  servers: readonly [PlannedServer, ...PlannedServer[]],
  ports: ProvingPorts,
): AsyncGenerator<SwitchEvent, Ended | Proven> {
  if (ports.cancelled()) return { kind: "cancelled" };
  const { mode } = how;
  yield { kind: "signing-in", mode };
  const result: SignInResult = await ports.signIn({ ...signIn, ...how });
  if (ports.cancelled()) return { kind: "cancelled" };
  if (!result.ok) {
    if (result.reason === "cancelled") return { kind: "cancelled" };
    const diagnosis = diagnosisOf({ kind: "sign-in", mode, result }, servers[0]);
    return { kind: "sign-in-failed", diagnosis };
  }
  yield { kind: "signed-in", mode, result };
  return yield* proveAll(result, servers, ports);
}
