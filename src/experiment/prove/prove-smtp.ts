// A login over SMTP submission (RFC 6409): EHLO, STARTTLS, EHLO, AUTH XOAUTH2, QUIT. No mail is sent.
import type { Security } from "../../core/server";
import type { MailConnection } from "./mail-connection";
import { ProofStopped } from "./proof-stopped";

interface Reply {
  readonly code: number;
  readonly lines: readonly string[];
}

/** Says as little about this computer as RFC 5321, 4.1.4 allows. */
const EHLO = "EHLO [127.0.0.1]";

/** One reply, of one line or several (RFC 5321, 4.2.1). */
async function readReply(connection: MailConnection): Promise<Reply> {
  const lines: string[] = [];
  for (;;) {
    const line = await connection.readLine();
    const match = /^(\d{3})([ -]?)(.*)$/.exec(line);
    if (!match) throw new ProofStopped("unexpected-reply");
    lines.push(match[3] ?? "");
    if (match[2] !== "-") return { code: Number(match[1]), lines };
  }
}

async function command(connection: MailConnection, line: string): Promise<Reply> {
  connection.send(line);
  return readReply(connection);
}

/** The extensions, by keyword, with their parameters. Refused by a server that is not ready. */
async function extensions(connection: MailConnection): Promise<ReadonlyMap<string, string[]>> {
  const { code, lines } = await command(connection, EHLO);
  if (code !== 250) throw new ProofStopped("refused");
  return new Map(
    lines.slice(1).map((line) => {
      const [keyword = "", ...parameters] = line.toUpperCase().split(/[ =]/);
      return [keyword, parameters];
    }),
  );
}

/** Resolves when the server accepted a fresh XOAUTH2 login. */
export async function proveSmtp(
  connection: MailConnection,
  security: Security,
  response: string,
): Promise<void> {
  if ((await readReply(connection)).code !== 220) throw new ProofStopped("refused");
  if (security === "tls") await connection.checkCertificate();
  connection.enter("capability");
  let offered = await extensions(connection);
  if (security === "starttls") {
    if (!offered.has("STARTTLS")) throw new ProofStopped("starttls-not-offered");
    const { code } = await command(connection, "STARTTLS");
    if (code !== 220) throw new ProofStopped("starttls-not-offered");
    connection.startTls();
    // What was offered in plain is forgotten (RFC 3207, 4.2).
    offered = await extensions(connection);
    await connection.checkCertificate();
    connection.enter("capability");
  }
  if (!offered.get("AUTH")?.includes("XOAUTH2")) throw new ProofStopped("oauth2-not-offered");

  connection.enter("authenticate");
  let reply = await command(connection, `AUTH XOAUTH2 ${response}`);
  // The error comes in a challenge that wants an empty line; the reply follows.
  if (reply.code === 334) reply = await command(connection, "");
  if (reply.code !== 235) throw new ProofStopped("refused");
  connection.send("QUIT");
}
