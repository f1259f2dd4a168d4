// A login over IMAP (RFC 9051): CAPABILITY, AUTHENTICATE XOAUTH2, one harmless command, LOGOUT.
import type { Security } from "../../core/server";
import type { MailConnection } from "./mail-connection";
import { ProofStopped } from "./proof-stopped";

interface Reply {
  readonly status: string;
  /** The untagged responses that came with it. */
  readonly untagged: readonly string[];
}

class ImapSession {
  #commands = 0;

  constructor(readonly connection: MailConnection) {}

  /** Sends a command and reads until its tagged reply; answers a challenge with an empty line. */
  async command(command: string): Promise<Reply> {
    const tag = `m${++this.#commands}`;
    this.connection.send(`${tag} ${command}`);
    return this.reply(tag);
  }

  async reply(tag: string, onContinue = ""): Promise<Reply> {
    const untagged: string[] = [];
    for (;;) {
      const line = await this.connection.readLine();
      if (line.startsWith("+")) {
        // RFC 9051, 7.6. For XOAUTH2 a second one holds the error, and wants an empty line.
        this.connection.send(onContinue);
        onContinue = "";
      } else if (line.startsWith("* ")) {
        untagged.push(line.slice(2));
      } else if (line.startsWith(`${tag} `)) {
        return { status: (line.split(" ")[1] ?? "").toUpperCase(), untagged };
      } else {
        throw new ProofStopped("unexpected-reply");
      }
    }
  }

  async capabilities(): Promise<ReadonlySet<string>> {
    const { status, untagged } = await this.command("CAPABILITY");
    const line = untagged.find((response) => /^CAPABILITY /i.test(response));
    if (status !== "OK" || line === undefined) throw new ProofStopped("unexpected-reply");
    return new Set(line.toUpperCase().split(" ").slice(1));
  }

  async authenticate(response: string, inline: boolean): Promise<Reply> {
    // SASL-IR, RFC 4959: without it the response waits for the server's "+".
    if (inline) return this.command(`AUTHENTICATE XOAUTH2 ${response}`);
    const tag = `m${++this.#commands}`;
    this.connection.send(`${tag} AUTHENTICATE XOAUTH2`);
    return this.reply(tag, response);
  }
}

async function greeting(connection: MailConnection): Promise<void> {
  const line = await connection.readLine();
  if (/^\* BYE\b/i.test(line)) throw new ProofStopped("refused");
  // PREAUTH too: somebody who is let in without a login proves nothing about one.
  if (!/^\* OK\b/i.test(line)) throw new ProofStopped("unexpected-reply");
}

/** Resolves when the server accepted a fresh XOAUTH2 login and a command after it. */
export async function proveImap(
  connection: MailConnection,
  security: Security,
  response: string,
): Promise<void> {
  const session = new ImapSession(connection);
  await greeting(connection);
  if (security === "starttls") {
    connection.enter("capability");
    const plain = await session.capabilities();
    if (!plain.has("STARTTLS")) throw new ProofStopped("starttls-not-offered");
    const { status } = await session.command("STARTTLS");
    if (status !== "OK") throw new ProofStopped("starttls-not-offered");
    connection.startTls();
  } else {
    await connection.checkCertificate();
    connection.enter("capability");
  }
  const capabilities = await session.capabilities();
  if (security === "starttls") await connection.checkCertificate();
  if (!capabilities.has("AUTH=XOAUTH2")) throw new ProofStopped("oauth2-not-offered");

  connection.enter("authenticate");
  const { status } = await session.authenticate(response, capabilities.has("SASL-IR"));
  if (status !== "OK") throw new ProofStopped("refused");

  // Exchange accepts a login to a mailbox that it then does not open: only a command tells.
  connection.enter("use");
  const listed = await session.command('LIST "" ""');
  if (listed.status !== "OK") throw new ProofStopped("refused");
  connection.send("m9 LOGOUT");
}
