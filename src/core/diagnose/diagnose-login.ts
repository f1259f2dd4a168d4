import type { ProofResult } from "../mail-servers/proof";
import type { DiagnosisCode } from "./catalogue/catalogue";
import type { Circumstances } from "./circumstances";
import { diagnoseCertificate } from "./diagnose-certificate";
import { findMailReply } from "./mail-replies";
import { refusalText } from "./reply-text";

type Failed<T> = Extract<T, { readonly ok: false }>;

/** Codes of a refusal that does not say whether the person or the mailbox is the matter. */
const WHOSE: Partial<Record<DiagnosisCode, DiagnosisCode>> = {
  "receiving-refused": "receiving-not-allowed",
  "mailbox-not-opened": "mailbox-not-opened",
  "sending-refused": "sending-not-allowed",
};

/** The same refusal, told apart by who has signed in. */
function toldApart(code: DiagnosisCode, circumstances: Circumstances): DiagnosisCode {
  const { username, tokenUsername, receivingWorks = false } = circumstances;
  const ofRightPerson = WHOSE[code];
  if (ofRightPerson === undefined || tokenUsername === undefined) return code;
  if (tokenUsername.toLowerCase() === username.toLowerCase()) return ofRightPerson;
  // Shared mailboxes, and sign-in names that are no mail addresses: the mailbox is the person's to
  // open, but sending wants the person's own name.
  return code === "sending-refused" && receivingWorks
    ? "user-name-refused-for-sending"
    : "signed-in-as-somebody-else";
}

/** Why a mail server did not let in who has signed in. */
export function diagnoseLogin(
  result: Failed<ProofResult>,
  circumstances: Circumstances,
): DiagnosisCode {
  const { reason, stage, lines, certificate } = result;
  const { protocol = "imap" } = circumstances;
  switch (reason) {
    case "refused":
    case "connection-closed":
    case "unexpected-reply": {
      if (lines.some((line) => isGoogles(line))) return "not-exchange-online";
      const reply = findMailReply(protocol, refusalText(protocol, lines));
      if (reply) return toldApart(reply.afterOAuth2 ?? reply.code, circumstances);
      if (reason === "refused") return "mail-server-refused";
      return reason === "connection-closed" ? "connection-closed" : "server-answer-unreadable";
    }
    case "timed-out":
      return stage === "connect" ? "port-blocked" : "server-timed-out";
    case "certificate-not-trusted":
      return diagnoseCertificate(certificate ?? { issuer: "", builtInRoot: false });
    case "connection-refused":
      return "port-blocked";
    case "connection-failed":
      return "connection-broken";
    case "starttls-not-offered":
      return "encryption-not-offered";
    case "data-before-tls":
      return "encryption-tampered";
    case "unknown-server":
    case "username-not-allowed":
    case "security-not-allowed":
      return "settings-changed-meanwhile";
    case "unknown-sign-in":
    case "cancelled":
      return "sign-in-used-up";
    case "host-not-allowed":
    case "offline":
    case "unknown-host":
    case "certificate-exception":
    case "oauth2-not-offered":
      return reason;
  }
}

/** The challenge of Google's servers, `{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}`. */
function isGoogles(line: string): boolean {
  // "mail.google" in base64, at its three possible offsets.
  return /^(?:\+|334) /.test(line) && /bWFpbC5nb29nbG|1haWwuZ29vZ2xl|tYWlsLmdvb2dsZ/.test(line);
}
