import type { Confirmation, ConfirmFailureReason } from "../mail-servers/confirmation";
import type { DiagnosisCode } from "./catalogue/catalogue";
import type { Circumstances } from "./circumstances";
import { findMailReply } from "./mail-replies";
import { refusalText } from "./reply-text";

type Failed<T> = Extract<T, { readonly ok: false }>;

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
export function diagnoseConfirmation(
  { reason, words }: Failed<Confirmation>,
  circumstances: Circumstances,
): DiagnosisCode {
  const { protocol } = circumstances;
  if (reason !== "refused" || protocol !== "smtp") return CONFIRMATION[reason];
  const reply = findMailReply(protocol, refusalText(protocol, [words]));
  // Thunderbird gives them without the reply code, so only what has an enhanced status is believed.
  return reply && /\b[45]\.\d+\.\d+\b/.test(words)
    ? (reply.afterOAuth2 ?? reply.code)
    : "thunderbird-refused";
}
