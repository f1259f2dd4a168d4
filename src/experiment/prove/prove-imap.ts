// A login over IMAP: openImapSession, one harmless command, LOGOUT.
import type { Security } from "../../core/server";
import { openImapSession } from "./imap-session";
import type { MailConnection } from "./mail-connection";
import { ProofStopped } from "./proof-stopped";

/** Resolves when the server accepted a fresh XOAUTH2 login and a command after it. */
export async function proveImap(
  connection: MailConnection,
  security: Security,
  response: string,
): Promise<void> {
  const session = await openImapSession(connection, security, response);
  // Exchange accepts a login to a mailbox that it then does not open: only a command tells.
  const listed = await session.command('LIST "" ""');
  if (listed.status !== "OK") throw new ProofStopped("refused");
  session.send("LOGOUT");
}
