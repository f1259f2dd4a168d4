// What a failure comes to: one cause, who can fix it, and what the sentences about it need.
// A plain value, made by diagnose.ts, shown by the pages, told by the report.
import type { AdministratorTask } from "../administrator/administrator-task";
import type { ProofStage } from "../mail-servers/proof";
import type { Protocol } from "../server";
import type { DiagnosisCode } from "./catalogue/catalogue";
import type { FixedBy } from "./catalogue/catalogue-entry";
import type { TraceIds } from "./trace-ids";

export type Verdict = "accepted" | "refused" | "not-asked";

export interface Diagnosis {
  readonly code: DiagnosisCode;
  /** From the catalogue, but never the administrator of a consumer account: it has none. */
  readonly fixedBy: FixedBy;
  /** What the administrator has to do, or can; absent where there is nothing, or nobody to ask. */
  readonly task?: AdministratorTask;
  /** Two verdicts, kept apart: the sign-in service's on the person, and the mail server's on the mailbox. */
  readonly microsoft: Verdict;
  readonly mailbox: Verdict;
  /** The half that failed; absent when no server was asked. */
  readonly protocol?: Protocol;
  /** How far the login came; absent when none was tried. */
  readonly stage?: ProofStage;
  readonly hostname: string;
  readonly port: number;
  /** The user name of the server: whose mailbox it is. */
  readonly mailboxName: string;
  /** The sign-in name and the tenant that the token names; hints, absent when it names none. */
  readonly signedInAs?: string;
  readonly tenantId?: string;
  /** Seconds to wait: as the server asks, or as is usual. */
  readonly waitSeconds?: number;
  /** Whom the certificate names as its issuer, where that is the matter. */
  readonly certificateIssuer?: string;
  /** Everything that was said, word for word, secrets removed; "" when nobody said anything. */
  readonly words: string;
  /** Of it, the refusal itself. */
  readonly refusal: string;
  readonly traceIds: TraceIds;
}
