// What goes wrong below any protocol; the same for IMAP and SMTP.
import type net from "node:net";
import type { Certificates, KeyPair } from "./certificates";

/**
 * - "resets": a TCP reset
 * - "hangs": nothing is said, ever
 * - "drips": a byte a second of what would be a greeting
 * - "garbage": a line that no protocol knows
 * - "long-line": ten megabytes without an end of line
 */
export type BrokenTalk = "resets" | "hangs" | "drips" | "garbage" | "long-line";

/** What is wrong with the certificate that is shown. */
export type BrokenCertificate = "cert-wrong-host" | "cert-expired" | "cert-self-signed";

const LONG_LINE = Buffer.alloc(10 * 1024 * 1024, "a");

/** Plays the fault on a connection whose next words would be the server's. */
export function talkBroken(socket: net.Socket, fault: BrokenTalk, greeting: string): void {
  switch (fault) {
    case "resets":
      // With TLS on it, the socket below is the one that can be reset.
      ((socket as { _parent?: net.Socket })._parent ?? socket).resetAndDestroy();
      break;
    case "hangs":
      break;
    case "drips": {
      let next = 0;
      const timer = setInterval(() => {
        if (!socket.writable || next >= greeting.length) clearInterval(timer);
        else socket.write(greeting[next++] ?? "");
      }, 1000);
      socket.on("close", () => {
        clearInterval(timer);
      });
      break;
    }
    case "garbage":
      socket.write("\u0000\u0001 <html> 7f0000 \ufffd\r\n{}\r\n");
      break;
    case "long-line":
      socket.write(LONG_LINE);
      break;
  }
}

export function isBrokenTalk(fault: string): fault is BrokenTalk {
  return ["resets", "hangs", "drips", "garbage", "long-line"].includes(fault);
}

/** The key and the certificate that a fault shows. */
export function brokenCertificate(certificates: Certificates, fault: BrokenCertificate): KeyPair {
  switch (fault) {
    case "cert-wrong-host":
      return certificates.wrongHost;
    case "cert-expired":
      return certificates.expired;
    case "cert-self-signed":
      return certificates.selfSigned;
  }
}

export function isBrokenCertificate(fault: string): fault is BrokenCertificate {
  return fault.startsWith("cert-");
}
