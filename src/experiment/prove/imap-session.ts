// An IMAP session (RFC 9051) on one connection: greeting, TLS, login with XOAUTH2, then commands, one
// after the other or many at once. What is asked for in it is up to whoever has opened it.
import { quoted } from "../../core/folders/list-response";
import type { Security } from "../../core/server";
import type { MailConnection } from "./mail-connection";
import { ProofStopped } from "./proof-stopped";

export interface Reply {
  readonly tag: string;
  readonly status: string;
  /** What the server says after the status. */
  readonly words: string;
  /** The untagged responses that came before it; those to LIST and LSUB one character a byte. */
  readonly untagged: readonly string[];
}

/** Names of folders are personal: they are not kept among the server's words. */
const FOLDER_RESPONSE = /^\* (LIST|LSUB) /i;
/** RFC 9051, 4.3: so many bytes follow the end of the line. */
const LITERAL = /\{(\d{1,6})\}$/;

export class ImapSession {
  #commands = 0;

  constructor(readonly connection: MailConnection) {}

  /** Sends a command without waiting. @returns its tag */
  send(command: string): string {
    const tag = `m${++this.#commands}`;
    this.connection.send(`${tag} ${command}`);
    return tag;
  }

  /** Sends a command and reads until its tagged reply; answers a challenge with an empty line. */
  async command(command: string): Promise<Reply> {
    return this.#replyTo(this.send(command));
  }

  /** The next tagged reply, to whichever command. */
  async nextReply(onContinue = ""): Promise<Reply> {
    const untagged: string[] = [];
    for (;;) {
      const line = await this.#readResponse();
      if (line.startsWith("+")) {
        // RFC 9051, 7.6. For XOAUTH2 a second one holds the error, and wants an empty line.
        this.connection.send(onContinue);
        onContinue = "";
      } else if (line.startsWith("* ")) {
        untagged.push(line.slice(2));
      } else {
        const reply = /^(m\d+) ([A-Za-z]+) ?(.*)$/.exec(line);
        if (!reply) throw new ProofStopped("unexpected-reply");
        const [, tag = "", status = "", words = ""] = reply;
        return { tag, status: status.toUpperCase(), words, untagged };
      }
    }
  }

  async #replyTo(tag: string, onContinue = ""): Promise<Reply> {
    const reply = await this.nextReply(onContinue);
    if (reply.tag !== tag) throw new ProofStopped("unexpected-reply");
    return reply;
  }

  /** A response in one line: a literal in it becomes a quoted string. */
  async #readResponse(): Promise<string> {
    let line = await this.connection.readBytesOfLine();
    if (!FOLDER_RESPONSE.test(line)) return this.connection.keep(line);
    for (let literal = LITERAL.exec(line); literal; literal = LITERAL.exec(line)) {
      const bytes = await this.connection.readBytes(Number(literal[1]));
      const rest = await this.connection.readBytesOfLine();
      line = line.slice(0, literal.index) + quoted(bytes) + rest;
    }
    return line;
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
    return this.#replyTo(this.send("AUTHENTICATE XOAUTH2"), response);
  }
}

async function greeting(connection: MailConnection): Promise<void> {
  const line = await connection.readLine();
  if (/^\* BYE\b/i.test(line)) throw new ProofStopped("refused");
  // PREAUTH too: somebody who is let in without a login proves nothing about one.
  if (!/^\* OK\b/i.test(line)) throw new ProofStopped("unexpected-reply");
}

/** Resolves when the server accepted a fresh XOAUTH2 login. */
export async function openImapSession(
  connection: MailConnection,
  security: Security,
  response: string,
): Promise<ImapSession> {
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
  connection.enter("use");
  return session;
}
