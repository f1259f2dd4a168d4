// An SMTP server that does what a real one does not: for the faults before and around STARTTLS.
import net from "node:net";
import { listen } from "./free-ports";

/**
 * - "no-starttls": offers none
 * - "inject": sends a line in plain together with its agreement to STARTTLS
 * - "hang-greeting": accepts the connection and says nothing
 */
export type SmtpScript = "no-starttls" | "inject" | "hang-greeting";

export interface ScriptedSmtp {
  readonly port: number;
  /** Everything the client has sent, in plain; nothing secret may ever be in it. */
  received(): string;
  stop(): Promise<void>;
}

export async function startScriptedSmtp(script: SmtpScript): Promise<ScriptedSmtp> {
  let received = "";
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    if (script === "hang-greeting") return;
    socket.write("220 stand-in ready\r\n");
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      if (/^EHLO/i.test(chunk.toString("latin1"))) {
        socket.write(`250-stand-in\r\n250 ${script === "inject" ? "STARTTLS" : "8BITMIME"}\r\n`);
      } else if (/^STARTTLS/i.test(chunk.toString("latin1"))) {
        socket.write("220 go\r\n250 AUTH XOAUTH2\r\n");
      }
    });
  });
  return {
    port: await listen(server),
    received: () => received,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
