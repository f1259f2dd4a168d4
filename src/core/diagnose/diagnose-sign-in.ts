import type { SignInFailureReason, SignInRequest, SignInResult } from "../mail-servers/sign-in";
import type { DiagnosisCode } from "./catalogue/catalogue";
import { diagnoseCertificate } from "./diagnose-certificate";
import { diagnoseSignInError } from "./entra-errors";

type Failed<T> = Extract<T, { readonly ok: false }>;

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

/** Why nobody is signed in. */
export function diagnoseSignIn(
  result: Failed<SignInResult>,
  mode: SignInRequest["mode"],
): DiagnosisCode {
  const { reason, error, words, certificate } = result;
  if (certificate) return diagnoseCertificate(certificate);
  if (reason === "refused") return diagnoseSignInError(error, words, mode) ?? "sign-in-refused";
  // Nobody was asked for anything; the service has not answered.
  if (reason === "timed-out" && mode === "stored") return SIGN_IN.unreachable;
  if (reason !== "unreachable") return SIGN_IN[reason];
  // Thunderbird's own errors have a code; an answer that is no JSON is a SyntaxError of Gecko's,
  // whose words are English in every language.
  return (
    diagnoseSignInError(error, "", mode) ??
    (/^JSON\.parse|SyntaxError/.test(words) ? "sign-in-answer-unreadable" : SIGN_IN[reason])
  );
}
