// What a server for receiving refuses.
import type { CatalogueEntry } from "./catalogue-entry";

export const RECEIVING = {
  "receiving-refused": {
    fixedBy: "you",
    signingInHelps: true,
    action: "choose-account",
    request: "allow-receiving",
    source: "IMAP NO AUTHENTICATE failed, POP3 -ERR, without a name in the token",
  },
  "receiving-not-allowed": {
    fixedBy: "administrator",
    signingInHelps: false,
    request: "allow-receiving",
    action: "choose-account",
    source: "the same after the right person's sign-in",
  },
  "signed-in-as-somebody-else": {
    fixedBy: "you",
    signingInHelps: true,
    action: "choose-account",
    source: "the same for a name that is not the signed-in person's",
  },
  "mailbox-not-opened": {
    fixedBy: "administrator",
    signingInHelps: false,
    request: "allow-receiving",
    action: "choose-account",
    source: "User is authenticated but not connected",
  },
  "password-receiving-ended": {
    fixedBy: "you",
    signingInHelps: false,
    source: "IMAP NO LOGIN failed, POP3 -ERR Logon failure; passwords ended in 2022",
  },
  "session-expired": {
    fixedBy: "you",
    signingInHelps: true,
    source: "Session invalidated, and what follows from it",
  },
  throttled: { fixedBy: "wait", signingInHelps: false, source: "Request is throttled" },
  "receiving-service-unavailable": {
    fixedBy: "wait",
    signingInHelps: false,
    sentences: "sending-service-unavailable",
    source: "Server Unavailable. 15 (IMAP) and 21 (POP3)",
  },
  "too-many-connections": {
    fixedBy: "wait",
    signingInHelps: false,
    waitSeconds: 60,
    source: "BYE Connection is closed. 10",
  },
  "server-closed-session": {
    fixedBy: "wait",
    signingInHelps: false,
    sentences: "sending-service-unavailable",
    source: "BYE Connection is closed. 11 to 14",
  },
  "token-too-long": {
    fixedBy: "you",
    signingInHelps: false,
    source: "POP3 lines over 4096 characters, https://github.com/jstedfast/MailKit/issues/1948",
  },
  "wrong-protocol": {
    fixedBy: "you",
    signingInHelps: false,
    source: "POP3 Protocol error. 14 to 19",
  },
  "not-exchange-online": {
    fixedBy: "you",
    signingInHelps: false,
    source: "a challenge in the words of Google's servers",
  },
} as const satisfies Record<string, CatalogueEntry>;
