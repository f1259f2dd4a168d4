import type { Protocol } from "../server";
import type { DiagnosisCode } from "./catalogue/catalogue";

/** A reply of a mail server that is recognised, with a real one it was learnt from. */
export interface MailReply {
  readonly code: DiagnosisCode;
  /** What the same words mean in answer to OAuth2, where they are known from passwords. */
  readonly afterOAuth2?: DiagnosisCode;
  /** Of which protocols; a row of one is never an answer to another. */
  readonly protocols: readonly Protocol[];
  readonly pattern: RegExp;
  /** Word for word as it was seen. */
  readonly sample: string;
  readonly source: string;
}
