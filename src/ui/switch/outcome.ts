// How a switch ended, as what the page shows. What happened first, then who can fix it and how, then
// the buttons, then what was (not) changed, then the server's own words.
import { entryOf } from "../../core/diagnose/catalogue/catalogue";
import type { Diagnosis } from "../../core/diagnose/diagnosis";
import type { Half } from "../../core/plan/switch-plan";
import type { SwitchEnd } from "../../core/run/switch-event";
import { diagnosisWords } from "../diagnosis-words";
import { messageFor, text } from "../../messenger/text";
import { traceWords } from "../trace-words";

/** What a button of the page does. Where there are several, the first is the obvious one. */
export type Remedy =
  /** The message for the administrator. */
  | "ask-administrator"
  /** Sign in as someone else. */
  | "choose-account"
  /** Sending in the name of whoever has signed in. */
  | "use-signed-in-name"
  /** Switches the half that works, with the same sign-in. */
  | "switch-receiving"
  | "switch-sending"
  /** Then the same again. */
  | "close-account-settings"
  | "unlock-passwords"
  /** Thunderbird's own sign-in once more. */
  | "check-again"
  | "try-again"
  /** The same by itself, when the wait is over. */
  | "try-later";

export interface Outcome {
  /** Why, for the help desk and the tests; "" when there is nothing to explain. */
  readonly code: string;
  readonly headline: string;
  readonly who: string;
  readonly meaning: string;
  /** Microsoft's verdict and the mailbox's. */
  readonly verdicts: string;
  readonly nothingChanged: boolean;
  /** Where and when, and the ids by which Microsoft finds it. */
  readonly trace: string;
  readonly remedies: readonly Remedy[];
  /** Word for word, for whoever is asked for help. */
  readonly serverWords: string;
}

export const NONE: Outcome = {
  code: "",
  headline: "",
  who: "",
  meaning: "",
  verdicts: "",
  nothingChanged: false,
  trace: "",
  remedies: [],
  serverWords: "",
};

function verdictWords({ microsoft, mailbox, protocol }: Diagnosis): string {
  const words = [text(messageFor("microsoftVerdict", microsoft))];
  if (microsoft === "accepted" && protocol) words.push(text(messageFor("mailboxVerdict", mailbox)));
  return words.join(" ");
}

function whereAndWhen({ stage, traceIds }: Diagnosis): string {
  const where = stage ? [text("atStage", text(messageFor("stage", stage)))] : [];
  return [...where, new Date().toISOString(), ...traceWords(traceIds)].join(" · ");
}

/** What can be done about a failure that has changed nothing. */
function remediesOf(end: Extract<SwitchEnd, { readonly diagnosis: Diagnosis }>): readonly Remedy[] {
  const { code, fixedBy, task, signedInAs, protocol } = end.diagnosis;
  const { action } = entryOf(code);
  const remedies: Remedy[] = [];
  const asks = task !== undefined;
  if (asks && fixedBy === "administrator") remedies.push("ask-administrator");
  if (action) remedies.push(action);
  if (action === "use-signed-in-name") remedies.push("choose-account");
  // The signed-in person may be the mailbox's own, under another name: then sending wants that one.
  if (code === "signed-in-as-somebody-else" && protocol === "smtp" && signedInAs !== undefined) {
    remedies.push("use-signed-in-name");
  }
  if (end.kind === "proof-failed" && end.provenIds.length > 0) {
    remedies.push(protocol === "smtp" ? "switch-receiving" : "switch-sending");
  }
  if (asks && fixedBy !== "administrator") remedies.push("ask-administrator");
  if (action === "close-account-settings" || action === "unlock-passwords") return remedies;
  // Where waiting is the step, that is the obvious button.
  return fixedBy === "wait" ? ["try-later", ...remedies, "try-again"] : [...remedies, "try-again"];
}

function failed(end: Extract<SwitchEnd, { readonly diagnosis: Diagnosis }>): Outcome {
  const { diagnosis } = end;
  const { title, who, next } = diagnosisWords(diagnosis);
  return {
    code: diagnosis.code,
    headline: title,
    who,
    meaning: next,
    verdicts: verdictWords(diagnosis),
    nothingChanged: true,
    trace: whereAndWhen(diagnosis),
    remedies: remediesOf(end),
    serverWords: diagnosis.words,
  };
}

/** One half is switched, and the other is as it was: that is not done. */
function halfDone(half: Half): Outcome {
  return half === "receiving"
    ? { ...NONE, headline: text("resultConfirmedReceiving"), meaning: text("otherHalfOpenSending") }
    : {
        ...NONE,
        headline: text("resultConfirmedSending"),
        meaning: text("otherHalfOpenReceiving"),
      };
}

/** @param onlyHalf the half that was switched, where the other half is still open */
export function outcomeOf(end: SwitchEnd, onlyHalf?: Half): Outcome {
  switch (end.kind) {
    case "confirmed":
      return onlyHalf ? halfDone(onlyHalf) : { ...NONE, headline: text("resultConfirmed") };
    case "not-confirmed": {
      const { diagnosis } = end;
      const why = diagnosis && diagnosisWords(diagnosis);
      const reason = why ? [why.title, why.next] : [];
      return {
        ...NONE,
        code: diagnosis?.code ?? "",
        headline: text("resultNotConfirmed"),
        meaning: [...reason, text("resultNotConfirmedMeaning")].join(" "),
        remedies: ["check-again"],
        serverWords: diagnosis?.words ?? "",
      };
    }
    case "undone": {
      const { diagnosis, undo } = end;
      if (!undo.ok) {
        return {
          ...NONE,
          code: undo.reason,
          headline: text("resultUndoFailed"),
          meaning: text(messageFor("undoFailure", undo.reason)),
          serverWords: diagnosis?.words ?? "",
        };
      }
      const why = diagnosis && diagnosisWords(diagnosis);
      return {
        ...NONE,
        code: diagnosis?.code ?? "",
        headline: text("resultUndone"),
        who: why?.who ?? "",
        meaning: why ? `${why.title} ${why.next}` : "",
        remedies: diagnosis?.task ? ["ask-administrator", "try-again"] : ["try-again"],
        serverWords: diagnosis?.words ?? "",
      };
    }
    case "sign-in-failed":
    case "proof-failed":
    case "commit-failed":
      return failed(end);
    case "cancelled":
      return {
        ...NONE,
        headline: text("resultCancelled"),
        nothingChanged: true,
        remedies: ["try-again"],
      };
  }
}
