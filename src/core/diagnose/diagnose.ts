// Turns what a server, the sign-in service or Thunderbird itself said into the one cause.
// Belongs here: recognising, from specific to general. Not here: who can fix it (-> catalogue.ts),
// the sentences (-> _locales), reading sockets (-> experiment/prove).
import { isConsumerAccount } from "../exchange-online/consumer-account";
import type { ApplyFailureReason, ApplyResult } from "../mail-servers/commit";
import type { Confirmation, ConfirmFailureReason } from "../mail-servers/confirmation";
import type { Certificate, ProofResult } from "../mail-servers/proof";
import type { SignInFailureReason, SignInRequest, SignInResult } from "../mail-servers/sign-in";
import type { Protocol } from "../server";
import { type DiagnosisCode, entryOf } from "./catalogue/catalogue";
import type { Diagnosis, Verdict } from "./diagnosis";
import { diagnoseSignInError } from "./entra-errors";
import { backOffSeconds, findMailReply } from "./mail-replies";
import { refusalText } from "./reply-text";
import { traceIdsIn } from "./trace-ids";

type Failed<T> = Extract<T, { readonly ok: false }>;

/** Everything that can fail in a switch, as the Experiment reports it. */
export type Failure =
  | {
      readonly kind: "sign-in";
      readonly mode: SignInRequest["mode"];
      readonly result: Failed<SignInResult>;
    }
  | { readonly kind: "login"; readonly result: Failed<ProofResult> }
  | { readonly kind: "commit"; readonly result: Failed<ApplyResult> }
  | { readonly kind: "confirmation"; readonly result: Failed<Confirmation> };

/** Whose mailbox it is, where, and who has signed in. */
export interface Circumstances {
  /** Absent when no server was asked. */
  readonly protocol?: Protocol;
  readonly hostname: string;
  readonly port: number;
  /** The server's user name. */
  readonly username: string;
  /** What the token names. */
  readonly tokenUsername?: string;
  readonly tokenTenantId?: string;
  /** Whether this very sign-in has just opened the mailbox for receiving. */
  readonly receivingWorks?: boolean;
}

const SIGN_IN: Readonly<Record<Exclude<SignInFailureReason, "refused">, DiagnosisCode>> = {
  "no-provider": "no-provider",
  "no-stored-token": "no-stored-sign-in",
  "login-store-locked": "login-store-locked",
  busy: "another-sign-in-open",
  cancelled: "sign-in-declined",
  "timed-out": "sign-in-timed-out",
  offline: "offline",
  unreachable: "sign-in-service-unreachable",
};

function diagnoseSignIn(result: Failed<SignInResult>, mode: SignInRequest["mode"]): DiagnosisCode {
  const { reason, error, words, certificate } = result;
  if (certificate) return diagnoseCertificate(certificate);
  if (reason === "refused") return diagnoseSignInError(error, words) ?? "sign-in-refused";
  // Nobody was asked for anything; the service has not answered.
  if (reason === "timed-out" && mode === "stored") return SIGN_IN.unreachable;
  if (reason !== "unreachable") return SIGN_IN[reason];
  // Thunderbird's own errors have a code; an answer that is no JSON is a SyntaxError of Gecko's,
  // whose words are English in every language.
  return (
    diagnoseSignInError(error, "") ??
    (/^JSON\.parse|SyntaxError/.test(words) ? "sign-in-answer-unreadable" : SIGN_IN[reason])
  );
}

/** NSS's names of errors, security/nss/lib/{ssl/sslerr.h,util/secerr.h}. */
function diagnoseCertificate({ error = "" }: Certificate): DiagnosisCode {
  if (error === "SSL_ERROR_BAD_CERT_DOMAIN") return "certificate-wrong-host";
  if (/EXPIRED|NOT_YET_VALID|INVALID_TIME/.test(error)) return "certificate-expired";
  return "certificate-intercepted";
}

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

function diagnoseLogin(result: Failed<ProofResult>, circumstances: Circumstances): DiagnosisCode {
  const { reason, stage, lines, certificate } = result;
  const { protocol = "imap" } = circumstances;
  switch (reason) {
    case "refused":
    case "connection-closed":
    case "unexpected-reply": {
      if (lines.some((line) => isGoogles(line))) return "not-exchange-online";
      const reply = findMailReply(protocol, refusalText(protocol, lines));
      if (reply) return toldApart(reply.code, circumstances);
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

const COMMIT: Readonly<Record<ApplyFailureReason, DiagnosisCode>> = {
  "unknown-account": "settings-changed-meanwhile",
  "unknown-server": "settings-changed-meanwhile",
  "nothing-to-change": "settings-changed-meanwhile",
  "setting-not-allowed": "settings-changed-meanwhile",
  "authentication-not-allowed": "settings-changed-meanwhile",
  "security-not-allowed": "settings-changed-meanwhile",
  "stale-plan": "settings-changed-meanwhile",
  "host-not-allowed": "host-not-allowed",
  "not-proven": "sign-in-used-up",
  "setting-locked": "setting-locked",
  "account-settings-open": "account-settings-open",
  "login-store-locked": "login-store-locked",
  "token-not-saved": "token-not-saved",
  "settings-not-saved": "settings-not-saved",
  busy: "another-switch-runs",
};

const CONFIRMATION: Readonly<Record<ConfirmFailureReason, DiagnosisCode>> = {
  "no-stored-token": "no-stored-sign-in",
  "login-store-locked": "login-store-locked",
  "set-back": "set-back",
  refused: "thunderbird-refused",
  unreachable: "server-unreachable",
  "timed-out": "check-timed-out",
  cancelled: "check-timed-out",
};

/** Whether a stored text is a reason that this version knows. */
export function isConfirmFailureReason(text: string): text is ConfirmFailureReason {
  return Object.hasOwn(CONFIRMATION, text);
}

/** The diagnosis of a reason that a check of Thunderbird's own ended with, also of a stored one. */
export function codeOfConfirmation(reason: ConfirmFailureReason): DiagnosisCode {
  return CONFIRMATION[reason];
}

/** Thunderbird tells the words of an outgoing server only. */
function diagnoseConfirmation(
  { reason, words }: Failed<Confirmation>,
  circumstances: Circumstances,
): DiagnosisCode {
  const { protocol } = circumstances;
  if (reason !== "refused" || protocol !== "smtp") return CONFIRMATION[reason];
  const reply = findMailReply(protocol, refusalText(protocol, [words]));
  // Thunderbird gives them without the reply code, so only what has an enhanced status is believed.
  return reply && /\b[45]\.\d+\.\d+\b/.test(words) ? reply.code : "thunderbird-refused";
}

function codeOf(failure: Failure, circumstances: Circumstances): DiagnosisCode {
  switch (failure.kind) {
    case "sign-in":
      return diagnoseSignIn(failure.result, failure.mode);
    case "login":
      return diagnoseLogin(failure.result, circumstances);
    case "commit":
      return COMMIT[failure.result.reason];
    case "confirmation":
      return diagnoseConfirmation(failure.result, circumstances);
  }
}

/** What an administrator would mend elsewhere, for an account that has none. */
function withoutAdministrator(code: DiagnosisCode): DiagnosisCode {
  if (entryOf(code).fixedBy !== "administrator") return code;
  return code === "mailbox-not-opened" || code === "receiving-not-allowed"
    ? "outlook-com-receiving-off"
    : "outlook-com-refused";
}

function wordsOf(failure: Failure): string {
  switch (failure.kind) {
    case "sign-in":
      return [
        failure.result.error ?? "",
        failure.result.words,
        failure.result.certificate?.error ?? "",
      ]
        .filter(Boolean)
        .join("\n");
    case "login":
      return [...failure.result.lines, failure.result.certificate?.error ?? ""].join("\n").trim();
    case "commit":
      return "";
    case "confirmation":
      return failure.result.words;
  }
}

function refusalOf(failure: Failure, { protocol = "imap" }: Circumstances, words: string): string {
  if (failure.kind !== "login") return words;
  return refusalText(protocol, failure.result.lines) || (failure.result.certificate?.error ?? "");
}

function verdicts({
  kind,
  result,
}: Pick<Failure, "kind" | "result">): readonly [microsoft: Verdict, mailbox: Verdict] {
  const answer = result.reason === "refused" ? "refused" : "not-asked";
  switch (kind) {
    case "sign-in":
      return [answer, "not-asked"];
    case "login":
    case "confirmation":
      return ["accepted", answer];
    case "commit":
      return ["accepted", "accepted"];
  }
}

/** The one cause of a failure. Never throws; what is unknown has a code too, and its words. */
export function diagnose(failure: Failure, circumstances: Circumstances): Diagnosis {
  const { protocol, hostname, port, username, tokenUsername, tokenTenantId } = circumstances;
  const found = codeOf(failure, circumstances);
  const code = isConsumerAccount(username, tokenTenantId) ? withoutAdministrator(found) : found;
  const [microsoft, mailbox] = verdicts(failure);
  const words = wordsOf(failure);
  const waitSeconds = backOffSeconds(words);
  const stage = failure.kind === "login" ? failure.result.stage : undefined;
  const certificate =
    failure.kind === "login" || failure.kind === "sign-in" ? failure.result.certificate : undefined;
  const issuer = code === "certificate-intercepted" ? certificate?.issuer : undefined;
  return {
    code,
    fixedBy: entryOf(code).fixedBy,
    microsoft,
    mailbox,
    ...(protocol && { protocol }),
    ...(stage && { stage }),
    hostname: (failure.kind === "sign-in" ? failure.result.hostname : undefined) ?? hostname,
    port,
    mailboxName: username,
    ...(tokenUsername !== undefined && { signedInAs: tokenUsername }),
    ...(tokenTenantId !== undefined && { tenantId: tokenTenantId }),
    ...(waitSeconds !== undefined && { waitSeconds }),
    ...(issuer !== undefined && { certificateIssuer: issuer }),
    words,
    refusal: refusalOf(failure, circumstances, words),
    traceIds: traceIdsIn(words),
  };
}
