// The IMAP door of the stand-in: TLS under whichever name is asked for, a log of every connection
// and of every login as it was on the wire, and behind it a real Dovecot, or a script.
import net from "node:net";
import tls from "node:tls";
import type { Certificates, KeyPair } from "./certificates";
import { HOSTS } from "./certificates";
import { listen } from "./free-ports";
import { Gate } from "./gate";
import { type ImapScript, playImapScript } from "./imap-script";
import {
  type BrokenCertificate,
  type BrokenTalk,
  brokenCertificate,
  isBrokenCertificate,
  isBrokenTalk,
  talkBroken,
} from "./transport-fault";

/** One connection. Its fields fill as it goes on. */
export interface ImapConnection {
  /** The name in the TLS handshake; null when there was none. */
  host: string | null;
  /** "TLSv1.3" … */
  tls: string | null;
  /** The mechanism of the login: "XOAUTH2", "PLAIN", or "LOGIN" for the command. */
  mechanism: string | null;
  user: string | null;
  /** What the server said to it. */
  accepted: boolean | null;
}

export type DoorFault =
  "hang-tls" | "cut" | "untrusted-certificate" | BrokenTalk | BrokenCertificate;

/** What becomes of a command after the login: it goes on to Dovecot, is refused with words, or ends it all. */
export type CommandFate = "pass" | "cut" | { readonly refused: string };

export interface ImapFrontDoor {
  readonly port: number;
  readonly connections: readonly ImapConnection[];
  /** Every fault that was really played, in order: a `fault` or a `script`. */
  readonly played: string[];
  /** Every new connection passes it. */
  readonly gate: Gate;
  /** Everything that Dovecot says after a login passes it. */
  readonly answerGate: Gate;
  /** Set to make the door itself misbehave. */
  fault: DoorFault | null;
  /** Set to have a say in every command after a login, without its tag. */
  decide: ((command: string) => CommandFate) | null;
  /** Set to have a script behind the door instead of Dovecot. */
  script: ImapScript | null;
  stop(): Promise<void>;
}

function sasl(response: string): string {
  const [user = ""] = Buffer.from(response, "base64").toString().split("\x01");
  return user.replace(/^user=/, "");
}

/** Reads along what the client says and what the server answers to its login. */
function readAlong(connection: ImapConnection) {
  let tag: string | undefined;
  return {
    client(line: string) {
      const [itsTag = "", command = "", first = "", second = ""] = line.split(" ");
      if (/^AUTHENTICATE$/i.test(command)) {
        tag = itsTag;
        connection.mechanism = first.toUpperCase();
        if (second) connection.user = sasl(second);
      } else if (/^LOGIN$/i.test(command)) {
        tag = itsTag;
        connection.mechanism = "LOGIN";
        connection.user = first.replaceAll('"', "");
      }
    },
    /** Dovecot's words become Exchange's. */
    server(line: string): string {
      if (tag === undefined || !line.startsWith(`${tag} `)) return line;
      connection.accepted = line.startsWith(`${tag} OK`);
      if (connection.accepted) return line;
      const command = connection.mechanism === "LOGIN" ? "LOGIN" : "AUTHENTICATE";
      return `${tag} NO ${command} failed.`;
    },
  };
}

/** Joins client and Dovecot line by line, until the login is decided; after that byte by byte. */
function join(
  client: tls.TLSSocket,
  port: number,
  connection: ImapConnection,
  door: ImapFrontDoor,
): void {
  const server = net.connect({ port, host: "127.0.0.1", noDelay: true });
  const { answerGate } = door;
  const along = readAlong(connection);
  /** A command after the login; undefined: it does not go on. */
  const decided = (line: string): string | undefined => {
    const [tag = "", ...words] = line.split(" ");
    const fate = door.decide?.(words.join(" ")) ?? "pass";
    if (fate === "pass") return line;
    door.played.push(fate === "cut" ? fate : fate.refused);
    if (fate === "cut") client.destroy();
    else client.write(`${tag} NO ${fate.refused}\r\n`);
    return undefined;
  };
  type Each = (line: string) => string | undefined;
  const lines = (from: net.Socket, to: net.Socket, each: Each) => {
    let unread = "";
    const pass = (chunk: Buffer) => {
      to.write(unread === "" ? chunk : Buffer.concat([Buffer.from(unread, "latin1"), chunk]));
      unread = "";
    };
    from.on("data", (chunk) => {
      if (connection.accepted && from === server) {
        from.pause();
        void answerGate.pass().then(() => {
          pass(chunk);
          from.resume();
        });
        return;
      }
      if (connection.accepted && !(from === client && door.decide)) {
        pass(chunk);
        return;
      }
      unread += chunk.toString("latin1");
      const complete = unread.split("\r\n");
      unread = complete.pop() ?? "";
      for (const line of complete) {
        const goesOn = each(line);
        if (goesOn !== undefined) to.write(`${goesOn}\r\n`, "latin1");
      }
    });
    from.on("close", () => to.destroy());
    from.on("error", () => to.destroy());
  };
  lines(client, server, (line) => {
    if (connection.accepted) return decided(line);
    along.client(line);
    return line;
  });
  lines(server, client, (line) => along.server(line));
}

/** @param dovecotPort where Dovecot listens without TLS */
export async function openImapFrontDoor(
  certificates: Certificates,
  dovecotPort: number,
): Promise<ImapFrontDoor> {
  const connections: ImapConnection[] = [];
  const played: string[] = [];
  const gate = new Gate();
  const answerGate = new Gate();
  const sockets = new Set<net.Socket>();
  const secure = (pair: KeyPair) =>
    tls.createServer(pair, (socket) => {
      const connection = open.get(socket.remotePort ?? 0);
      if (!connection) return;
      connection.host = typeof socket.servername === "string" ? socket.servername : null;
      connection.tls = socket.getProtocol();
      socket.on("error", () => socket.destroy());
      const { fault, script } = door;
      if (fault && isBrokenTalk(fault)) talkBroken(socket, fault, "* OK ready\r\n");
      else if (script) playImapScript(socket, script);
      else if (connection.host === HOSTS.incoming) join(socket, dovecotPort, connection, door);
      // A server elsewhere: whoever comes here has been logged, and that is all it is for.
      else socket.end("* BYE not Exchange Online\r\n");
    });
  const trusted = secure(certificates.server);
  const untrusted = secure(certificates.untrusted);
  const open = new Map<number, ImapConnection>();
  const admit = (socket: net.Socket) => {
    const { fault, script } = door;
    if (fault || script) played.push(fault ?? script ?? "");
    if (fault === "cut") socket.destroy();
    else if (fault === "untrusted-certificate") untrusted.emit("connection", socket);
    else if (fault && isBrokenCertificate(fault)) {
      secure(brokenCertificate(certificates, fault)).emit("connection", socket);
    } else if (fault !== "hang-tls") trusted.emit("connection", socket);
  };
  const server = net.createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    const connection = { host: null, tls: null, mechanism: null, user: null, accepted: null };
    connections.push(connection);
    open.set(socket.remotePort ?? 0, connection);
    void gate.pass().then(() => {
      admit(socket);
    });
  });
  const door: ImapFrontDoor = {
    port: await listen(server),
    connections,
    played,
    gate,
    answerGate,
    fault: null,
    decide: null,
    script: null,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return door;
}
