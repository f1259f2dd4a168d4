// One cause as this page explains it: to somebody of whom no more is known than an address, perhaps.
import { type DiagnosisCode, entryOf } from "../../core/diagnose/catalogue/catalogue";
import type { Diagnosis } from "../../core/diagnose/diagnosis";
import { diagnosisByHand } from "../../core/diagnose/explain";
import { serverOf } from "../../core/diagnose/server-of";
import { language, text } from "../../messenger/text";
import { diagnosisWords, type DiagnosisWords, isAboutAnother } from "../diagnosis-words";

/** What the page was told. */
export interface Told {
  /** The words on the screen; "" for none. */
  readonly words: string;
  /** Undefined when none was typed. */
  readonly address: string | undefined;
}

export interface Explanation {
  /** For the help desk. */
  readonly code: DiagnosisCode;
  /** The same for all codes that share sentences. */
  readonly key: string;
  readonly sentences: DiagnosisWords;
  /** "first": nobody else can fix it. "then": when the person's own step did not help. */
  readonly asksAdministrator: "first" | "then" | "never";
  /** As the administrator gets it. */
  readonly forAdministrator: () => Diagnosis;
}

/** Codes about a server that is hardly Microsoft's. */
const ABOUT_ANOTHER_SERVER: ReadonlySet<DiagnosisCode> = new Set([
  "mechanism-not-supported",
  "no-provider",
]);

/** @param found the cause, before it is known whether the account is a personal one */
export function explanationOf(found: DiagnosisCode, { words, address }: Told): Explanation {
  const diagnosisFor = (unknown: string) =>
    diagnosisByHand(
      found,
      {
        ...serverOf(found, words),
        ...(ABOUT_ANOTHER_SERVER.has(found) && { hostname: text("explanationsServerName") }),
        ...(isAboutAnother(found) && { tokenUsername: text("anotherAccount") }),
        username: address ?? unknown,
      },
      words,
    );
  const diagnosis = diagnosisFor(text("explanationsYourAddress"));
  const { code, fixedBy, task } = diagnosis;
  const order = fixedBy === "administrator" ? "first" : "then";
  return {
    code,
    key: entryOf(code).sentences ?? code,
    sentences: diagnosisWords(diagnosis),
    asksAdministrator: task ? order : "never",
    forAdministrator: () => diagnosisFor(text("explanationsMyAddress")),
  };
}

function plain(words: string): string {
  return words.normalize("NFKC").toLocaleLowerCase(language());
}

/** Whether an explanation has all of these words, or its code. */
export function hasWords({ code, sentences }: Explanation, words: string): boolean {
  const all = plain(`${sentences.title} ${sentences.next} ${code}`);
  return plain(words)
    .split(/\s+/)
    .every((word) => all.includes(word));
}
