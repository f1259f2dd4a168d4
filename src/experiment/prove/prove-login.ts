// Proves that a login with given settings works, before anything is changed. A token goes only to a
// host for which Thunderbird itself has the very provider that the token came from, and only over
// TLS that nobody had to make an exception for.
import type { LoginTarget, ProofResult } from "../../core/mail-servers/proof";
import type { Protocol } from "../../core/server";
import { randomId } from "../parent-global";
import { findProvider } from "../provider";
import { findServer, type NativeServer, uidOf } from "../server";
import type { SignIn, SignIns } from "../sign-in";
import { failedLogin, onConnection } from "./on-connection";
import { proveImap } from "./prove-imap";
import { proveSmtp } from "./prove-smtp";

/** Seconds a stage may take unless the caller says otherwise: a slow line, and a server that delays refusals. */
const STAGE_TIME_LIMIT = 20;

/** Milliseconds for which a proof says something about the server. */
const PROOF_LIFE = 10 * 60 * 1000;

const PROVE: Partial<Record<Protocol, typeof proveImap>> = { imap: proveImap, smtp: proveSmtp };

/** A login that the server accepted; kept in the parent process, where apply looks for it. */
interface Proof {
  readonly serverId: string;
  readonly serverUid: string;
  readonly target: LoginTarget;
  readonly signIn: SignIn;
  /** Milliseconds since 1970. */
  readonly time: number;
}

function sameTarget(a: LoginTarget, b: LoginTarget): boolean {
  return (
    a.hostname === b.hostname &&
    a.port === b.port &&
    a.security === b.security &&
    a.username === b.username
  );
}

/** The proofs of this session. */
export class Proofs {
  readonly #signIns: SignIns;
  readonly #proofs = new Map<string, Proof>();

  constructor(signIns: SignIns) {
    this.#signIns = signIns;
  }

  /** The sign-in that was proven for exactly this, in the last ten minutes, by one of these proofs. */
  signInFor(
    server: NativeServer,
    target: LoginTarget,
    proofIds: readonly string[],
  ): SignIn | undefined {
    return (
      proofIds
        .map((id) => this.#proofs.get(id))
        .filter((proof) => proof !== undefined)
        .filter(({ time }) => Date.now() - time < PROOF_LIFE)
        // Thunderbird makes a UID when somebody first asks for it, and that may be after the proof.
        .filter(({ serverUid }) => serverUid === "" || serverUid === uidOf(server))
        .filter(({ serverId }) => serverId === server.id)
        .find((proof) => sameTarget(proof.target, target))?.signIn
    );
  }

  /** Forgets proofs, and with the last of them the tokens, when they have been used. */
  forget(proofIds: readonly string[]): void {
    for (const id of proofIds) {
      const proof = this.#proofs.get(id);
      if (proof) this.#signIns.forget(proof.signIn.id);
      this.#proofs.delete(id);
    }
  }

  /** See the schema. Ends with the context that asked. */
  async proveLogin(
    context: ExtensionContext,
    serverId: string,
    target: LoginTarget,
    signInId: string,
    stageTimeLimit = STAGE_TIME_LIMIT,
  ): Promise<ProofResult> {
    const server = findServer(serverId);
    if (!server) return failedLogin("unknown-server");
    const signIn = this.#signIns.find(signInId);
    if (!signIn) return failedLogin("unknown-sign-in");
    const protocol = server.native.type as Protocol;
    const prove = PROVE[protocol];
    const provider = findProvider(target.hostname, protocol);
    if (!prove || provider?.issuer !== signIn.provider.issuer)
      return failedLogin("host-not-allowed");
    if (target.security === "none") return failedLogin("security-not-allowed");
    // Folder addresses and saved logins hang on an incoming server's user name.
    if (server.kind === "incoming" && target.username !== server.native.username) {
      return failedLogin("username-not-allowed");
    }
    const { accessToken, refreshToken } = signIn.oauth;
    const tokens = { accessToken: accessToken ?? "", refreshToken: refreshToken ?? "" };
    const limit = stageTimeLimit * 1000;
    const connected = await onConnection(context, target, tokens, limit, (connection, response) =>
      prove(connection, target.security, response),
    );
    if (!connected.ok) return connected;
    const proofId = randomId();
    const serverUid = uidOf(server);
    this.#proofs.set(proofId, { serverId, serverUid, target, signIn, time: Date.now() });
    const { certificate, lines } = connected;
    return { ok: true, proofId, certificate, lines };
  }
}
