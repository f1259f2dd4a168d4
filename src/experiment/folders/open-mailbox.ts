// Signs in to an IMAP mailbox as Thunderbird would, with the settings that the account has, on a
// connection of our own. Only with OAuth2 over TLS that nobody had to make an exception for, and never
// with a window or a dialog.
import type { MailboxFailure } from "../../core/mail-servers/subscriptions";
import { NATIVE_OAUTH2 } from "../../core/native-values";
import { type ImapSession, openImapSession } from "../prove/imap-session";
import { failedLogin, onConnection } from "../prove/on-connection";
import { findServer, snapshot } from "../server";
import { fetchTokenSilently, isLoginStoreLocked } from "../stored-token";

/** Milliseconds without a sign of life. */
const TIME_LIMIT = 30_000;

/** Of ten thousand folders with long names, listed several times. Bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

export type Mailbox<T> = { readonly ok: true; readonly value: T } | MailboxFailure;

/** The IMAP server with this id. */
export function findImapServer(serverId: string): ImapServer | undefined {
  const server = findServer(serverId);
  if (server?.kind !== "incoming" || server.native.type !== "imap") return undefined;
  return server.native.QueryInterface(Ci.nsIImapIncomingServer);
}

/** Opens the mailbox and lets something be done in it. Ends with the context that asked. */
export async function inMailbox<T>(
  context: ExtensionContext,
  serverId: string,
  use: (session: ImapSession, redact: (words: string) => string) => Promise<T>,
): Promise<Mailbox<T>> {
  const server = findServer(serverId);
  if (!server || !findImapServer(serverId)) {
    return { ok: false, step: "login", login: failedLogin("unknown-server") };
  }
  const { hostname, port, security, username } = snapshot(server);
  if (security === "none") {
    return { ok: false, step: "login", login: failedLogin("security-not-allowed") };
  }
  if (Services.io.offline) return { ok: false, step: "login", login: failedLogin("offline") };
  if (isLoginStoreLocked()) return { ok: false, step: "token", reason: "login-store-locked" };
  if (server.native.authMethod !== NATIVE_OAUTH2) {
    return { ok: false, step: "token", reason: "no-stored-token" };
  }
  const token = await fetchTokenSilently(server);
  if (!token.ok) return { ok: false, step: "token", reason: token.reason };

  const target = { hostname, port, security, username };
  const opened = await onConnection(
    context,
    target,
    token,
    TIME_LIMIT,
    async (connection, response, redact) => {
      const session = await openImapSession(connection, security, response);
      connection.allowBytes(MOST_BYTES);
      const value = await use(session, redact);
      session.send("LOGOUT");
      return value;
    },
  );
  return opened.ok
    ? { ok: true, value: opened.value }
    : { ok: false, step: "login", login: opened };
}
