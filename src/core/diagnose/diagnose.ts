// Turns what a server, the sign-in service or Thunderbird itself said into the one cause.
// Belongs here: recognising, from specific to general. Not here: who can fix it (-> catalogue),
// the sentences (-> _locales), reading sockets (-> experiment/prove).
import type { AdministratorTask } from "../administrator/administrator-task";
import { isConsumerAccount } from "../exchange-online/consumer-account";
import type { ApplyResult } from "../mail-servers/commit";
import type { Confirmation } from "../mail-servers/confirmation";
import type { ProofResult } from "../mail-servers/proof";
import type { SignInRequest, SignInResult } from "../mail-servers/sign-in";
import { type DiagnosisCode, entryOf } from "./catalogue/catalogue";
import type { Circumstances } from "./circumstances";
import { CODE_OF_COMMIT } from "./diagnose-commit";
import { diagnoseConfirmation } from "./diagnose-confirmation";
import { diagnoseLogin } from "./diagnose-login";
import { diagnoseSignIn } from "./diagnose-sign-in";
import type { Diagnosis, Verdict } from "./diagnosis";
import { backOffSeconds } from "./mail-replies";
import { withoutAdministrator } from "./personal-account";
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

function codeOf(failure: Failure, circumstances: Circumstances): DiagnosisCode {
  switch (failure.kind) {
    case "sign-in":
      return diagnoseSignIn(failure.result, failure.mode);
    case "login":
      return diagnoseLogin(failure.result, circumstances);
    case "commit":
      return CODE_OF_COMMIT[failure.result.reason];
    case "confirmation":
      return diagnoseConfirmation(failure.result, circumstances);
  }
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
  // Whoever locks settings looks after this computer, and not after the mailbox.
  const hasAdministrator = failure.kind === "commit" || !isConsumerAccount(username, tokenTenantId);
  const code = hasAdministrator ? found : withoutAdministrator(found);
  const { fixedBy, request, waitSeconds: usualWait } = entryOf(code);
  const task: AdministratorTask | undefined = hasAdministrator ? request : undefined;
  const [microsoft, mailbox] = verdicts(failure);
  const words = wordsOf(failure);
  const waitSeconds = backOffSeconds(words) ?? usualWait;
  const stage = failure.kind === "login" ? failure.result.stage : undefined;
  const certificate =
    failure.kind === "login" || failure.kind === "sign-in" ? failure.result.certificate : undefined;
  const issuer = code === "certificate-intercepted" ? certificate?.issuer : undefined;
  return {
    code,
    fixedBy,
    ...(task && { task }),
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
