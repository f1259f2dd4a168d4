// A diagnosis in sentences: what happened, who can fix it, and the step.
import { type DiagnosisCode, entryOf } from "../core/diagnose/catalogue/catalogue";
import type { FixedBy } from "../core/diagnose/catalogue/catalogue-entry";
import type { LoginTarget } from "../core/mail-servers/proof";
import type { Diagnosis } from "../core/diagnose/diagnosis";
import { issuerName } from "../core/diagnose/intercepting-product";
import { messageFor, text, type MessageName } from "../messenger/text";

export interface DiagnosisWords {
  readonly title: string;
  readonly who: string;
  readonly next: string;
}

const FIXED_BY: Record<FixedBy, MessageName> = {
  you: "fixedByYou",
  administrator: "fixedByAdministrator",
  wait: "fixedByWaiting",
  nobody: "fixedByNobody",
};

function waitWords(seconds: number | undefined): string {
  if (seconds === undefined) return text("waitAWhile");
  return seconds < 120
    ? text("waitSeconds", String(seconds))
    : text("waitMinutes", String(Math.ceil(seconds / 60)));
}

function sentence(code: DiagnosisCode, part: "title" | "next", values: readonly string[]): string {
  // tests/guards/locales.test.ts proves that every code has both.
  const name = `${messageFor("diagnosis", entryOf(code).sentences ?? code)}_${part}`;
  return text(name as MessageName, ...values);
}

/** Codes that are about whom somebody signed in as, which is not noted anywhere. */
const ABOUT_ANOTHER: ReadonlySet<DiagnosisCode> = new Set([
  "signed-in-as-somebody-else",
  "user-name-refused-for-sending",
]);

/** Whether the sentences of a code need somebody else's name. */
export function isAboutAnother(code: DiagnosisCode): boolean {
  return ABOUT_ANOTHER.has(code);
}

/** The sentences of a code alone, e.g. of one that was noted earlier. */
export function wordsOfCode(
  code: DiagnosisCode,
  { username, hostname, port }: Pick<LoginTarget, "username" | "hostname" | "port">,
): Pick<DiagnosisWords, "title" | "next"> {
  const signedInAs = ABOUT_ANOTHER.has(code) ? text("anotherAccount") : username;
  const wait = waitWords(undefined);
  const values = [username, signedInAs, hostname, String(port), wait, text("unknownProgram")];
  return { title: sentence(code, "title", values), next: sentence(code, "next", values) };
}

export function diagnosisWords(diagnosis: Diagnosis): DiagnosisWords {
  const { code, fixedBy, mailboxName, signedInAs, hostname, port, waitSeconds } = diagnosis;
  const { certificateIssuer = "" } = diagnosis;
  const values = [
    mailboxName,
    signedInAs ?? mailboxName,
    hostname,
    String(port),
    waitWords(waitSeconds),
    issuerName(certificateIssuer) ?? text("unknownProgram"),
  ];
  return {
    title: sentence(code, "title", values),
    who: text(FIXED_BY[fixedBy]),
    next: sentence(code, "next", values),
  };
}
