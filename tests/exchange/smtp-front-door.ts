// The SMTP door of the stand-in: lets everybody through to the submission server, or plays what a
// real server does not do, before and around STARTTLS.
import net from "node:net";
import tls from "node:tls";
import type { Certificates, KeyPair } from "./certificates";
import { listen } from "./free-ports";
import { Gate } from "./gate";
import {
  type BrokenCertificate,
  type BrokenTalk,
  brokenCertificate,
  isBrokenCertificate,
  isBrokenTalk,
  talkBroken,
} from "./transport-fault";

/**
 * - "no-starttls": offers none
 * - "injects-before-tls": sends a reply in plain together with its agreement to STARTTLS
 * - "no-oauth2": offers passwords only
 */
export type SmtpFault =
  BrokenTalk | BrokenCertificate | "no-starttls" | "injects-before-tls" | "no-oauth2";

export interface SmtpFrontDoor {
  readonly port: number;
  /** Every fault that was really played, in order. */
  readonly played: readonly string[];
  /** Every new connection passes it. */
  readonly gate: Gate;
  fault: SmtpFault | null;
  /** Everything that came in plain while a fault was set; nothing secret may ever be in it. */
  received(): string;
  stop(): Promise<void>;
}

/** Calls back with each complete line. */
function onLines(socket: net.Socket, each: (line: string) => void): void {
  let unread = "";
  socket.on("data", (chunk: Buffer) => {
    unread += chunk.toString("latin1");
    const lines = unread.split("\r\n");
    unread = lines.pop() ?? "";
    lines.forEach(each);
  });
}

/** Goes on over TLS, and offers this. */
function goSecure(socket: net.Socket, pair: KeyPair, offer: string): void {
  socket.removeAllListeners("data");
  const secure = new tls.TLSSocket(socket, { isServer: true, ...pair });
  secure.on("error", () => socket.destroy());
  onLines(secure, (line) => {
    if (/^EHLO/i.test(line)) secure.write(`250-stand-in\r\n250 ${offer}\r\n`);
    else secure.write("535 5.7.3 Authentication unsuccessful [stand-in]\r\n");
  });
}

export async function openSmtpFrontDoor(
  certificates: Certificates,
  submissionPort: number,
): Promise<SmtpFrontDoor> {
  const played: string[] = [];
  const gate = new Gate();
  const sockets = new Set<net.Socket>();
  let received = "";

  const through = (socket: net.Socket) => {
    const server = net.connect({ port: submissionPort, host: "127.0.0.1", noDelay: true });
    socket.pipe(server).pipe(socket);
    server.on("error", () => socket.destroy());
    socket.on("close", () => server.destroy());
  };
  const play = (socket: net.Socket, fault: SmtpFault) => {
    played.push(fault);
    if (isBrokenTalk(fault)) {
      talkBroken(socket, fault, "220 ready\r\n");
      return;
    }
    socket.write("220 stand-in ready\r\n");
    onLines(socket, (line) => {
      received += `${line}\r\n`;
      if (/^EHLO/i.test(line)) {
        socket.write(
          `250-stand-in\r\n250 ${fault === "no-starttls" ? "8BITMIME" : "STARTTLS"}\r\n`,
        );
      } else if (/^STARTTLS/i.test(line)) {
        const injected = fault === "injects-before-tls" ? "250 AUTH XOAUTH2\r\n" : "";
        socket.write(`220 go\r\n${injected}`);
        const pair = isBrokenCertificate(fault)
          ? brokenCertificate(certificates, fault)
          : certificates.server;
        goSecure(socket, pair, fault === "no-oauth2" ? "AUTH LOGIN" : "AUTH LOGIN XOAUTH2");
      }
    });
  };
  const server = net.createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    void gate.pass().then(() => {
      if (door.fault) play(socket, door.fault);
      else through(socket);
    });
  });
  const door: SmtpFrontDoor = {
    port: await listen(server),
    played,
    gate,
    fault: null,
    received: () => received,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return door;
}
