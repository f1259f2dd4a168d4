// How a switch ended, as the sentences that the page shows. What happened first, then what to do,
// then what was (not) changed, then the server's own words.
import type { ApplyFailureReason, Confirmation } from "../../core/mail-servers";
import type { SwitchEnd } from "../../core/run/switch-event";
import { messageFor, text } from "../text";

/**
 * - "close-account-settings", "unlock-passwords": then the same again
 * - "check-again": Thunderbird's own sign-in once more
 */
export type Remedy = "close-account-settings" | "unlock-passwords" | "check-again";

export interface Outcome {
  /** Why, for the help desk and the tests; "" when there is nothing to explain. */
  readonly code: string;
  readonly headline: string;
  readonly meaning: string;
  readonly stage: string;
  readonly nothingChanged: boolean;
  readonly tryAgain: boolean;
  /** What the page itself can do about it, before trying again. */
  readonly remedy?: Remedy;
  /** Word for word, for whoever is asked for help. */
  readonly serverWords: string;
}

const NONE = {
  code: "",
  meaning: "",
  stage: "",
  nothingChanged: false,
  tryAgain: false,
  serverWords: "",
};
const FAILED = { ...NONE, nothingChanged: true, tryAgain: true };

/** The first thing that stood in the way of a confirmation. */
function firstFailure(
  confirmations: readonly Confirmation[],
): Extract<Confirmation, { readonly ok: false }> | undefined {
  return confirmations.flatMap((one) => (one.ok ? [] : [one]))[0];
}

function confirmationWords(confirmations: readonly Confirmation[]): string {
  return confirmations
    .flatMap((one) =>
      one.ok ? [] : [`${text(messageFor("confirmFailure", one.reason))} ${one.words}`],
    )
    .join("\n");
}

function remedyOf(reason: ApplyFailureReason): { readonly remedy?: Remedy } {
  if (reason === "account-settings-open") return { remedy: "close-account-settings" };
  if (reason === "login-store-locked") return { remedy: "unlock-passwords" };
  return {};
}

export function outcomeOf(end: SwitchEnd): Outcome {
  switch (end.kind) {
    case "confirmed":
      return { ...NONE, headline: text("resultConfirmed") };
    case "not-confirmed": {
      const reason = firstFailure(end.confirmations)?.reason;
      const why = reason ? [text(messageFor("confirmFailure", reason))] : [];
      return {
        ...NONE,
        code: reason ?? "",
        headline: text("resultNotConfirmed"),
        meaning: [...why, text("resultNotConfirmedMeaning")].join(" "),
        remedy: "check-again",
        serverWords: confirmationWords(end.confirmations),
      };
    }
    case "undone":
      return end.undo.ok
        ? {
            ...FAILED,
            code: firstFailure(end.confirmations)?.reason ?? "",
            nothingChanged: false,
            headline: text("resultUndone"),
            serverWords: confirmationWords(end.confirmations),
          }
        : {
            ...NONE,
            code: end.undo.reason,
            headline: text("resultUndoFailed"),
            meaning: text(messageFor("undoFailure", end.undo.reason)),
            serverWords: confirmationWords(end.confirmations),
          };
    case "sign-in-failed":
      return {
        ...FAILED,
        code: end.result.reason,
        headline: text("resultFailed"),
        meaning: text(messageFor("signInFailure", end.result.reason)),
        ...(end.result.reason === "login-store-locked" && { remedy: "unlock-passwords" }),
        serverWords: [end.result.error ?? "", end.result.words].filter((words) => words).join("\n"),
      };
    case "proof-failed":
      return {
        ...FAILED,
        code: end.result.reason,
        headline: text("resultFailed"),
        meaning: text(messageFor("proofFailure", end.result.reason)),
        stage: end.result.stage ? text("atStage", text(messageFor("stage", end.result.stage))) : "",
        serverWords: [...end.result.lines, end.result.certificate?.error ?? ""].join("\n").trim(),
      };
    case "commit-failed":
      return {
        ...FAILED,
        code: end.result.reason,
        headline: text("resultFailed"),
        meaning: text(messageFor("applyFailure", end.result.reason)),
        ...remedyOf(end.result.reason),
      };
    case "cancelled":
      return { ...FAILED, headline: text("resultCancelled") };
  }
}
