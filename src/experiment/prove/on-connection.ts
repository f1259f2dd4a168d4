// One connection from its beginning to its end: the name is looked up, the server's certificate and
// words are kept, the secrets are removed from them, and whatever stops it becomes a value.
import type { Certificate, LoginTarget, ProofResult } from "../../core/mail-servers/proof";
import type { ProofFailureReason, ProofStage } from "../../core/mail-servers/proof";
import { clearTimeout, setTimeout } from "../parent-global";
import { redactor } from "../redact";
import { MailConnection } from "./mail-connection";
import { ProofStopped } from "./proof-stopped";
import { initialResponse } from "./xoauth2";

export type FailedLogin = Extract<ProofResult, { readonly ok: false }>;

export interface Connected<T> {
  readonly ok: true;
  readonly value: T;
  readonly certificate: Certificate;
  /** What the server said, secrets removed. */
  readonly lines: readonly string[];
}

export function failedLogin(reason: ProofFailureReason, stage?: ProofStage): FailedLogin {
  return { ok: false, reason, ...(stage && { stage }), lines: [] };
}

/** Whether a name resolves: a socket reports an unknown host like a refused port. */
function resolves(hostname: string, milliseconds: number): Promise<ProofFailureReason | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve("timed-out");
    }, milliseconds);
    const listener = {
      onLookupComplete(_request: unknown, _record: unknown, status: number) {
        clearTimeout(timer);
        resolve(status === Cr.NS_OK ? undefined : "unknown-host");
      },
    };
    const { dns, tm } = Services;
    const { RESOLVE_TYPE_DEFAULT } = Ci.nsIDNSService;
    dns.asyncResolve(hostname, RESOLVE_TYPE_DEFAULT, 0, null, listener, tm.currentThread, {});
  });
}

/**
 * Connects and lets something be done on the connection; ends with the context that asked.
 *
 * @param stageTimeLimit in milliseconds, without a sign of life
 * @param use gets the connection, the response that signs in (SASL XOAUTH2), and what removes the secrets
 *   from words of the server that leave the parent process
 */
export async function onConnection<T>(
  context: ExtensionContext,
  target: LoginTarget,
  tokens: { readonly accessToken: string; readonly refreshToken?: string },
  stageTimeLimit: number,
  use: (
    connection: MailConnection,
    response: string,
    redact: (words: string) => string,
  ) => Promise<T>,
): Promise<Connected<T> | FailedLogin> {
  if (Services.io.offline) return failedLogin("offline");
  const { hostname, port, security, username } = target;
  const unresolved = await resolves(hostname, stageTimeLimit);
  if (unresolved) return failedLogin(unresolved, "resolve");

  const response = initialResponse(username, tokens.accessToken);
  const redact = redactor([tokens.accessToken, tokens.refreshToken ?? "", response]);
  const connection = new MailConnection(hostname, port, security, stageTimeLimit);
  const page = {
    close: () => {
      connection.stop("cancelled");
    },
  };
  context.callOnClose(page);
  try {
    const value = await use(connection, response, redact);
    return {
      ok: true,
      value,
      certificate: connection.certificate ?? { issuer: "", builtInRoot: false },
      lines: connection.lines.map(redact),
    };
  } catch (stopped) {
    if (!(stopped instanceof ProofStopped)) throw stopped;
    return {
      ...failedLogin(stopped.reason, connection.stage),
      ...(connection.certificate && { certificate: connection.certificate }),
      lines: connection.lines.map(redact),
    };
  } finally {
    context.forgetOnClose(page);
    const { lines } = connection;
    // The farewell needs a moment on the wire; nobody waits for the answer.
    setTimeout(
      () => {
        connection.stop("connection-closed");
      },
      lines.length > 0 ? 500 : 0,
    );
  }
}
