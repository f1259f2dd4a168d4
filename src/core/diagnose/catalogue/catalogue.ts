// Every way in which a switch can fail, each with who can fix it. The sentences are in _locales under
// diagnosis_<code>_title (what happened) and diagnosis_<code>_next (what to do): a test proves that the
// two sets are equal. Belongs here: facts. Not here: recognising (-> ../diagnose.ts and what it uses).
import type { CatalogueEntry } from "./catalogue-entry";
import { CHECK } from "./check";
import { CONNECTION } from "./connection";
import { OUTLOOK_COM } from "./outlook-com";
import { RECEIVING } from "./receiving";
import { SAVING } from "./saving";
import { SENDING } from "./sending";
import { SIGN_IN_SERVICE } from "./sign-in-service";
import { THUNDERBIRD_SIGN_IN } from "./thunderbird-sign-in";

export const CATALOGUE = {
  ...SENDING,
  ...RECEIVING,
  ...OUTLOOK_COM,
  ...SIGN_IN_SERVICE,
  ...THUNDERBIRD_SIGN_IN,
  ...CONNECTION,
  ...SAVING,
  ...CHECK,
} as const satisfies Record<string, CatalogueEntry>;

/** Stable: kept in preferences, shown to help desks, read by an audit. */
export type DiagnosisCode = keyof typeof CATALOGUE;

/** The entry of a code. */
export function entryOf(code: DiagnosisCode): CatalogueEntry {
  return CATALOGUE[code];
}

/** Whether a stored text is a code that this version knows. */
export function isDiagnosisCode(text: string): text is DiagnosisCode {
  return Object.hasOwn(CATALOGUE, text);
}
