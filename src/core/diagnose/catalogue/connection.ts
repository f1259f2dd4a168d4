// What goes wrong on the way to a server.
import type { CatalogueEntry } from "./catalogue-entry";

export const CONNECTION = {
  offline: { fixedBy: "you", signingInHelps: false, source: "Services.io.offline" },
  "unknown-host": { fixedBy: "you", signingInHelps: false, source: "the name does not resolve" },
  "port-blocked": {
    fixedBy: "you",
    signingInHelps: false,
    source: "refused, or no answer to a connection",
  },
  "connection-broken": { fixedBy: "you", signingInHelps: false, source: "the connection broke" },
  "connection-closed": {
    fixedBy: "you",
    signingInHelps: false,
    sentences: "connection-broken",
    source: "closed without a word",
  },
  "certificate-wrong-host": {
    fixedBy: "you",
    signingInHelps: false,
    source: "SSL_ERROR_BAD_CERT_DOMAIN",
  },
  "certificate-expired": {
    fixedBy: "you",
    signingInHelps: false,
    source: "SEC_ERROR_EXPIRED_CERTIFICATE and its like",
  },
  "certificate-intercepted": {
    fixedBy: "you",
    signingInHelps: false,
    source: "an issuer that Thunderbird does not know",
  },
  "certificate-exception": {
    fixedBy: "you",
    signingInHelps: false,
    source: "trusted by a stored exception only",
  },
  "encryption-not-offered": {
    fixedBy: "you",
    signingInHelps: false,
    source: "STARTTLS is missing from the capabilities",
  },
  "encryption-tampered": {
    fixedBy: "you",
    signingInHelps: false,
    sentences: "encryption-not-offered",
    source: "RFC 3207, 6: words before TLS is up",
  },
  "oauth2-not-offered": {
    fixedBy: "you",
    signingInHelps: false,
    source: "XOAUTH2 is missing from the capabilities",
  },
  "server-timed-out": {
    fixedBy: "wait",
    signingInHelps: false,
    source: "no answer within the time of a stage",
  },
  "server-answer-unreadable": {
    fixedBy: "you",
    signingInHelps: false,
    source: "not the protocol that was expected",
  },
  "mail-server-refused": {
    fixedBy: "administrator",
    signingInHelps: false,
    request: "review-sign-in",
    source: "words that nobody has noted yet",
  },
  "sign-in-used-up": {
    fixedBy: "you",
    signingInHelps: false,
    source: "the sign-in of this page is not valid any more",
  },
  "host-not-allowed": {
    fixedBy: "you",
    signingInHelps: false,
    request: "name-servers",
    source: "not a host of the provider that was signed in to",
  },
} as const satisfies Record<string, CatalogueEntry>;
